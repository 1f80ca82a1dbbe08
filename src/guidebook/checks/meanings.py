"""The words of both languages for what has to be said with the same force and within the same limits."""

from __future__ import annotations

from collections.abc import Mapping

from guidebook.checks.lexicon import Lexicon, Meaning, Words
from guidebook.content.data import LANGUAGES, Language

MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "translation-duty",
        "the same duty in both languages: må/must",
        Words(
            "må måtte plikter påbyr",
            "skal skulle plikt* påbud* krev* krav* nødt forplikt* nødvendig* trenge* behøve* pålegg* pålagt "
            "obligatorisk* vil ^ikke trenger_ikke behøver_ikke ^be ^begynn ^bruk ^del ^finn ^fortell ^følg ^gi ^gjør "
            "^hold ^husk ^kontroller ^legg ^les ^lag ^merk ^meld ^nevn ^oppgi ^prøv ^regn ^rett ^se ^send ^sett ^si "
            "^sjekk ^skill ^skriv ^spør ^start ^stopp ^svar ^sørg ^ta ^velg ^vent ^vis ^vurder",
        ),
        Words(
            "must shall",
            "has_to have_to had_to having_to is_to are_to was_to were_to be_to requir* oblig* duty duties necess* "
            "need* need_not not_need_to not_have_to demand* mandatory compulsory supposed will would ^add ^answer "
            "^ask ^assess ^avoid ^begin ^check ^choose ^compare ^consider ^consult ^decide ^describe ^do ^don't "
            "^explain ^find ^follow ^give ^keep ^leave ^let ^list ^look ^make ^mark ^name ^never ^note ^pick ^put "
            "^read ^remember ^report ^say ^see ^send ^separate ^set ^show ^start ^state ^stop ^take ^tell ^test "
            "^think ^treat ^try ^turn ^use ^wait ^weigh ^write",
        ),
    ),
    Meaning(
        "translation-advice",
        "the same advice in both languages: bør/should",
        Words("bør burde", "anbefal* råd* helst"),
        Words("should ought", "recommend* advi* best worth better supposed"),
    ),
    Meaning(
        "translation-possibility",
        "the same possibility in both languages: kan/can, may",
        Words(
            "kan kanskje muligens",
            "gjerne kunne kunnet får lov adgang tillat* mulig* trolig evne* i_stand_til lar klarer til_å_*_på du_kan "
            "er_til_å dere_kan vi_kan man_kan kan_du kan_dere kan_vi kan_man *bar *bart *bare",
        ),
        Words(
            "may might can perhaps maybe",
            "you_can we_can one_can can_you can_we can_one could cannot can't able unable allow* permit* possib* "
            "probabl* likely let lets *able *ible capab* opportunit* help* would",
        ),
    ),
    Meaning(
        "translation-negation",
        "the same negation in both languages: ikke/not, ingen/no, uten/without",
        Words(
            "ikke ingen nei aldri uten verken hverken ingenting intet trenger_ikke behøver_ikke",
            "ikke-* ikke_bare ikke_kun unnta* bare kun mangl* umulig* uklar* ulovlig* ugyldig* usikker* uavhengig* "
            "uriktig* ukjent* uenig* unødvendig* ufullstendig* uegne* uaktuel* uansvarlig* ubegrens* udokument* "
            "ulik* unøyaktig* uoffisiel* uprøvd* urimelig* usann* ustrukturert* utilgjengelig* utilstrekkelig* "
            "utrygg* utydelig* uvanlig* uvesentlig* uten* utelukk* unngå* hindr* forb* slipp* unngå* først ellers "
            "fri fritt neppe nekt* sjelden eneste annet_enn med_mindre uten_at la_være lar_være lot_være latt_være",
        ),
        Words(
            "not no never without neither none nothing cannot nobody nowhere no_one no-one *n't need_not not_need_to "
            "not_have_to",
            "not_only not_just not_merely not_simply nor non* un* impossib* improper* invalid* incomplet* incorrect* "
            "independen* inaccura* insufficien* irrelevan* illegal* *less lack* only except* avoid* prevent* "
            "prohibit* free before either until fail* missing absen* few hardly otherwise refus* rarely sole "
            "no_less_than no_more_than no_other",
        ),
    ),
    Meaning(
        "translation-negation",
        "more than that in both languages: ikke bare/not only",
        Words("ikke_bare ikke_kun", "ikke ikke-* også men i_tillegg mer_enn flere_enn både"),
        Words(
            "not_only not_just not_merely not_simply",
            "not *n't no cannot nor also but more_than beyond besides as_well both further",
        ),
    ),
    Meaning(
        "translation-limit",
        "the same lower limit in both languages: minst/at least",
        Words("minst", "minimum ikke_mindre_enn i_det_minste i_alle_fall iallfall minste"),
        Words("at_least", "least minimum no_less_than no_fewer_than not_less_than or_more lowest smallest"),
    ),
    Meaning(
        "translation-limit",
        "the same upper limit in both languages: høyst/at most",
        Words("høyst maksimalt", "ikke_mer_enn ikke_flere_enn inntil opptil opp_til maks* øvre største til"),
        Words("at_most", "no_more_than not_more_than up_to maxim* most within upper highly very or_less or_fewer"),
    ),
    Meaning(
        "translation-limit",
        "the same exception in both languages: med mindre/unless",
        Words("med_mindre", "hvis dersom om uten unntatt unntak bortsett ellers"),
        Words("unless", "except* only otherwise without"),
    ),
    Meaning(
        "translation-limit",
        "the same restriction in both languages: bare, kun/only",
        Words(
            "bare kun utelukkende",
            "ikke_bare ikke_kun eneste alene først ren rent rene ikke aldri uten begrens* enkelt* nøye*",
        ),
        Words(
            "only solely exclusively merely",
            "not_only not_just not_merely not_simply just alone sole mere simply purely but limit* until once "
            "no_more_than nothing without",
        ),
    ),
    Meaning(
        "translation-limit",
        "the same order in time in both languages: før/before",
        Words(
            "før",
            "innen inntil fra_før allerede tidligere først forut på_forhånd fram_til frem_til foran forrige til uten "
            "ennå",
        ),
        Words("before", "prior only ahead by until earlier first previous* within former* advance yet pre* to"),
    ),
    Meaning(
        "translation-limit",
        "the same end in time in both languages: til/until, først/not until",
        Words("", "til inntil fram_til frem_til før innen ennå hittil mens så_lenge med_mindre uten"),
        Words("until", "to till by before up_to while as_long_as"),
    ),
    Meaning(
        "translation-limit",
        "the same order in time in both languages: etter/after",
        Words("etterpå deretter", "etter* siden når da bak fra senere neste ut"),
        Words("after afterwards", "later then since follow* next once when thereafter"),
    ),
    Meaning(
        "translation-limit",
        "the same scope in both languages: alltid/always",
        Words("alltid", "hele_tiden støtt stadig enhver hver uansett alle"),
        Words("always", "every each ever at_all_times any invariably"),
    ),
    Meaning(
        "translation-limit",
        "the same scope in both languages: alle/all, every",
        Words("alle samtlige", "alt all hele hver hvert enhver ethvert begge alltid"),
        Words(
            "all every",
            "everyone everybody everything each both any anyone anybody anything whole entire throughout full* always",
        ),
    ),
    Meaning(
        "translation-limit",
        "the same certainty in both languages: trolig/probably",
        Words(
            "trolig sannsynligvis antakelig antagelig formodentlig",
            "sannsynlig* tro* kanskje nok vel rimelig* kan ser_ut",
        ),
        Words("probably presumably likely", "probab* perhaps may might seem* appear* think suggest* unlikely"),
    ),
    Meaning(
        "translation-limit",
        "the same certainty in both languages: helt sikkert/certainly",
        Words("utvilsomt garantert", "sikker* visst visse klar* helt bestemt* tvil*"),
        Words("certainly definitely undoubtedly", "certain sure* doubt* clear* guarantee* of_course"),
    ),
    Meaning(
        "translation-limit",
        "the same comparison in both languages: mindre, færre/less, fewer",
        Words(
            "mindre færre", "med_mindre ikke_mindre_enn lite liten små få lavere under kort* ned* redus* uten svakere"
        ),
        Words(
            "less fewer",
            "small* little few lower no_less_than no_fewer_than not_less_than reduc* short* minor lesser low "
            "decreas* down unless",
        ),
    ),
    *(
        Meaning(
            "translation-limit",
            f"the same season in both languages: {nb}/{en}",
            Words(nb, f"{nb[:-2]}*"),
            Words(en, ""),
        )
        for nb, en in (("våren", "spring"), ("sommeren", "summer"), ("høsten", "autumn"), ("vinteren", "winter"))
    ),
)
_NOTHING: Mapping[Language, str] = {
    "nb": "ikke_minst før_opp i_alle_fall i_hvert_fall får_en får_et får_ny får_nye får_*_en får_*_et får_*_ny "
    "får_*_nye",
    "en": "not_least came_before come_before all_the_same all_the_time at_all after_all above_all of_all "
    "all_right up_to_date under* unit* univer* union* uniform* unique*",
}
"""Words and phrases that do not mean what they look like."""

LEXICONS: Mapping[Language, Lexicon] = {
    language: Lexicon(MEANINGS, _NOTHING[language], language) for language in LANGUAGES
}
