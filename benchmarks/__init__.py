"""Speed and weight, beside peers, as ratios in one run."""
