// Two soft tones, made in the browser: no file is fetched.

let context;

export function chime() {
  context ??= new AudioContext();
  context.resume();
  [523.25, 659.25].forEach((pitch, number) => tone(pitch, context.currentTime + number * 0.45));
}

function tone(pitch, at) {
  const wave = new OscillatorNode(context, { frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  wave.connect(volume).connect(context.destination);
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.08);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 1.6);
  wave.start(at);
  wave.stop(at + 1.7);
}
