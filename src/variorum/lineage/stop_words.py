"""English words that show little: too common ones, and those that introduce what somebody said."""

STOP_WORDS = frozenset(
    "a about above after again against all also although am an and any are as at be because been before being below"
    " between both but by can could did do does doing down during each few for from further had has have having he her"
    " here hers him his how however i if in into is it its itself just may me might more most must my no nor not now of"
    " off on once only or other our out over own per said same say says she should since so some such than that the"
    " their them then there these they this those through to too under until up upon us very was we were what when"
    " where which while who whom whose why will with within without would yet you your".split()
)

SPEECH_WORDS = frozenset(
    "said says saying told tells stated states added adds asked replied insisted stressed reiterated emphasised"
    " emphasized denied acknowledged admitted argued explained asserted vowed remarked quoted according".split()
)
