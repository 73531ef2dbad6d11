"""Lines that are the site's and not the report's: menus, forms, promotions, credits. One table of rules.

Each rule says where it may apply: ``any`` place, or only the ``edge`` (before the first paragraph or after the last),
and whether it also holds when a text is taken as it stands, where a doubtful line is left as prose. Source: the wording
of such lines on the sites of agencies, broadcasters and papers of several countries.
"""

# A rule's wording is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.ingest.lines import LONG, Line
from variorum.model import BlockKind


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that makes a line of at most ``max_words`` words furniture."""

    kind: BlockKind
    because: str
    pattern: re.Pattern[str]
    max_words: int = 30
    edge_only: bool = False
    sure: bool = True


def _rule(
    kind: BlockKind, because: str, pattern: str, max_words: int = 30, edge: bool = False, sure: bool = True
) -> Rule:
    return Rule(kind, because, re.compile(pattern, re.IGNORECASE), max_words, edge, sure)


_NETWORK = (
    r"(?:facebook|twitter|x|instagram|telegram|google news|whats\s?app|youtube|linked\s?in|tik\s?tok|threads|bluesky|viber|"
    r"reddit|pinterest|flipboard|messenger|e-?mail|mastodon|truth social)"
)

RULES: tuple[Rule, ...] = (
    # Corrections are read, so they come before anything that could hide them.
    _rule(BlockKind.CORRECTION, "says it corrects the report",
          r"(?:\W*)(?:correction|corrections and clarifications|clarification|corrected|erratum)\b(?:,? [^:.]{1,25}(?=:))?\s*(?:[:—–|-]|\(|$)", 120),
    _rule(BlockKind.CORRECTION, "says what an earlier version said",
          r"\W*(?:editor[’']?s?[’']? note\s*[:—–-]\s*)?(?:an?|the|in an?) (?:earlier|previous|original|initial|prior) (?:version|edition|headline)\b", 120),
    _rule(BlockKind.CORRECTION, "says the report was changed",
          r"\W*(?:(?:editor[’']?s?[’']? note|update|note)\s*[:—–-]\s*)?this (?:article|story|report|post|piece|page|headline|copy) "
          r"(?:was|has been|is being) (?:updated|amended|corrected|clarified|edited|revised|modified|changed)\b(?! by\b)", 120),
    # Forms and notices of the page.
    _rule(BlockKind.FORM, "a comment form",
          r"\W*(?:\d+ )?(?:new comments?|comments? ?(?:\(\d+\)|: ?\d+)?|add (?:an? |your |new )?comments?|(?:leave|post|write|submit) (?:a|your) (?:comment|reply)|"
          r"(?:show|view|hide|load|see)(?: all)?(?: \d+)?(?: more)? comments?|no comments(?: yet)?|be the first to comment|"
          r"comments (?:are )?(?:closed|off|disabled)(?: .{0,30})?|your comment|reply|cancel reply|send comment|"
          r"join the (?:conversation|discussion)|what do you think\??)\W*$", 10),
    _rule(BlockKind.FORM, "a comment form",
          r"\W*(?:this will delete|your (?:e-?mail )?address will not be published|required fields|you must be (?:logged|signed) in|"
          r"(?:please )?(?:log|sign) ?in (?:to|or)\b|are you sure you want to delete|report (?:this )?comment|comments? (?:are|is) moderated|"
          r"name \*|save my name|by (?:posting|submitting) (?:a|your) comment|\d+ characters (?:left|remaining))", 40),
    _rule(BlockKind.FORM, "a sign-in or mail form",
          r"\W*(?:(?:enter |your |e-?mail )+(?:e-?mail|address|name|password)(?: address| here)?\W*$|forgot(?:ten)? (?:your )?password|"
          r"create an? (?:free )?account|already (?:have an account|a (?:member|subscriber|registered))|remember me\W*$|"
          r"i[’']?m not a robot|confirm you are not|invalid e-?mail|thank you for subscribing|please (?:enter|fill in|select))", 30),
    _rule(BlockKind.FORM, "a cookie or consent notice",
          r"\W*(?:we (?:and our partners )?(?:use|store)[^.]{0,40} (?:cookies|information on)|(?:this|our) (?:web)?site uses? cookies|"
          r"(?:accept|reject|allow|manage)(?: all| necessary)?(?: the)? (?:cookies|consent|preferences|choices)|accept all|i agree\W*$|got it\W*$|"
          r"by (?:continuing|clicking|using|browsing|signing up)\b[^.]{0,80}\b(?:agree|accept|consent|acknowledge)|cookie (?:policy|settings|preferences|notice)|"
          r"(?:please )?(?:enable|turn on) javascript|javascript (?:is|must be)|your browser (?:does not|doesn[’']?t|is))", 70),
    # Promotions.
    _rule(BlockKind.PROMOTION, "asks the reader to stay with the outlet",
          r"\W*(?:stay (?:informed|up to date|up-to-date|tuned|updated|connected|ahead|in the know)\b|keep up (?:to date )?with (?:the latest|all|our|us)\b|"
          r"never miss\b|don[’']?t miss (?:a|an|out|our|the latest|any)\b)", 60),
    _rule(BlockKind.PROMOTION, "points to another page",
          r"\W*(?:read (?:more|also|next|full|on)\b\s*(?:[:|»>—–-]|about\b|on\b|at\b|from\b|here|news|stories|story|$)|(?:also|must|further|related) (?:read|reading)\b|read (?:the )?(?:full|original|whole|entire) (?:story|article|report|text|interview)\b|"
          r"(?:see|watch|listen|hear) (?:also|more|now|live)\b|also (?:on|see|from) [^.]{0,60}[:|]|(?:watch|listen|video|podcast|photos|gallery|in pictures|live|explained|explainer|recommended|related|see also|more|opinion|analysis|live updates?|latest|trending)\s*[:|»]\s?|"
          r"click (?:here|on|below|to (?:expand|enlarge|view|play|watch|listen|share|read|see|copy|open|follow|subscribe)|(?:the )?(?:link|image|photo|video|play|button|arrow)s?)\b|(?:more|also|elsewhere) on [\w.]{2,20}\s?:|tap here|more (?:on|about) (?:this|the) (?:story|topic)|more (?:pictures|photos|videos|news|reports) (?:from|on|about)\b|(?:next|previous|up next)\s*:|for more (?:news|stories|information|updates|on|details)\b[^.]{0,80}(?:,|visit|follow|click|see|go to|read)|"
          r"(?:you|readers) (?:may|might) also (?:like|be interested)|this (?:video|content|browser) (?:is (?:not|no longer|unavailable|currently|only)|isn|can ?not|can[’']t|could not|requires|does not|has been removed)\b|media (?:requires|playback)\b|more stories\b|what to (?:read|watch) next)", 45),
    _rule(BlockKind.PROMOTION, "asks for a subscription or support",
          r"\W*(?:sign up (?:for|to|here|now|today)|sign up\W*$|subscribe\b|unsubscribe\b|start your (?:free )?(?:trial|subscription)|become an? (?:member|subscriber|supporter|patron)|"
          r"support (?:us\b|.{2,40}\bor become (?:our|an?)\b|(?:our|independent|quality|the)(?: \w+)? (?:work|journalism|newsroom|reporting|news|media|guardian)\b)|donate\b|make a (?:donation|contribution)|get (?:the latest|our|more|all the|unlimited|breaking|instant|daily|news|a daily|the day)\b|"
          r"(?:download|install|get) (?:the|our) [^.]{0,40}app\b|to (?:read|continue reading|access|unlock)[^.]{0,60}(?:subscribe|register|log in|sign)|this (?:article|content|story) is (?:for|only|exclusive|premium)|(?:our|the|a|free|daily|weekly|morning|evening) newsletters?\W*$|newsletters?\W*$)", 50),
    _rule(BlockKind.PROMOTION, "counts the pages left to read",
          r"\W*listen to this (?:article|story|report)\b|\W*enjoying (?:this|our)\b|\W*you(?:[’']ve| have)(?: only)? (?:\w+ )?(?:free )?(?:articles?|stories|reports?|reads?) (?:left|remaining)\b|\W*you(?:[’']ve| have) (?:reached|used|read) (?:your|all (?:of )?your|the)\b[^.]{0,30}(?:articles?|stories|limit)|"
          r"\W*(?:the |our )[^.]{2,40}, (?:every|each) (?:day|week|morning|evening|month|weekday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^.]{0,20}\. (?:un)?subscribe\b", 40),
    _rule(BlockKind.PROMOTION, "asks the reader to follow the outlet",
          rf"\W*(?:follow\b(?: us\b| all the\b| the latest\b| our\b| @| live\b|\b.{{0,60}}\b(?:on|via) {_NETWORK}\b)|like .{{1,40}}\bon {_NETWORK}\b|(?:like|find|join|connect with) (?:us|our)\b|join [^.]{{0,50}}\bon {_NETWORK}\b|on twitter,? follow|"
          rf"(?:check out|catch|track|get) (?:all )?(?:the |our )?(?:latest|live|breaking)\b|catch all\b|(?:he|she|they|the author|the writer) (?:can be reached|tweets|is on twitter)\b|(?:[A-Z][\w.'’-]+ ){{1,3}}can be reached (?:at|on|by)\b|(?:e-?mail:?\s)?[\w.+-]+@[\w-]+\.[\w.-]+(?:\W*$| and follow\b)|contact (?:us|the author|the reporter|the newsroom)\b)", 60),
    _rule(BlockKind.PROMOTION, "buttons for sharing",
          rf"\W*(?:share(?: (?:this|the|on|via|article|story|post|with|to)\b.{{0,40}})?|(?:share|tweet|post|pin|send|copy|save|bookmark|print|listen|gift):?(?:[ ,|•·/&]+(?:share|tweet|pin|send|copy|save|link|print|listen|comments?|this|article|{_NETWORK}))*|"
          rf"(?:{_NETWORK})(?:[ ,|•·/&]+(?:{_NETWORK}|link|print|share|copy|copy link|more|comments?))*|copy(?: the)? link(?: to clipboard)?|link copied|print this|e-?mail this|save (?:for later|article)|text size|font size|[-+a ]{{3,9}}|a[+-]( a[+-])*)\W*$", 14),
    _rule(BlockKind.PROMOTION, "an advertisement's label",
          r"\W*(?:advertisements?|adverts?|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)|ad(?: feedback)?|(?:story|article|report|text) continues (?:below|after)[^.]{0,30}|continue reading(?: the main story| below)?|scroll (?:down )?to continue|skip (?:ad|advertisement|past newsletter promotion|promotion)|after newsletter promotion|ads by .{0,20})\W*$", 9),
    # Menus.
    _rule(BlockKind.MENU, "a site's navigation",
          r"\W*(?:skip to [^.]{0,30}|jump to [^.]{0,30}|(?:main |site |open |close |show |hide |toggle )?(?:menu|navigation)|search|home ?page|home|log ?in|log ?out|sign (?:in|out)|register|my (?:account|profile)|back to (?:top|home ?page|news)|"
          r"(?:show|load|view|see|read) (?:more|all|less)|more from [^.]{1,40}|(?:top|latest|related|popular|other|more|editor[’']?s) (?:stories|news|articles|headlines|picks?|topics|content|posts|links|videos?|coverage)|most (?:read|popular|viewed|shared|watched|commented)|trending(?: now| stories)?|breaking news|live tv|watch live|"
          r"recommended(?: stories| for you| articles)?|about us|contact(?: us)?|advertise(?: with us)?|careers|privacy(?: policy| notice)?|terms (?:of|and|&) (?:use|service|conditions)|sitemap|site map|rss(?: feed)?|help|faq|e-?paper|next (?:article|story|post)|previous (?:article|story|post)|next|previous|list \d+ of \d+.{0,40}|end of list|"
          r"table of contents|about the authors?|in this (?:article|story)|in:|around the (?:bbc|web)|explore more(?: on these topics)?|our standards: .{0,60}|(?:view )?all comments|key (?:events|moments)|\d+ ?min(?:ute)?s?(?: read)?|(?:reading time|time to read)\b.{0,20}|open image in gallery|view (?:\d+ |the )?(?:photos|images|gallery|slideshow)|(?:photo |image |slide |picture )?\d{1,3} ?(?:of|/) ?\d{1,3}|hide caption|toggle caption|\(?(?:end|ends|-30-|#{2,})\)?|loading|\d+ (?:photos|images|views|shares|likes|retweets))\W*$", 9),
    _rule(BlockKind.MENU, "topics the page is filed under", r"\W*(?:tags?|topics?|filed under|keywords|categor(?:y|ies)|related topics|more on|sections?|explore more|see more)\s*[:—–]", 40),
    _rule(BlockKind.MENU, "topics the page is filed under", r"\W*(?:tags?|topics?|filed under|keywords|categor(?:y|ies)|related topics)\W*$", 4),
    _rule(BlockKind.PROMOTION, "a note of the site to its readers",
          r"\W*(?:if you (?:notice|find|see|spot|have found) (?:an?|any) (?:error|mistake|typo)|(?:found|spotted|noticed) an? (?:error|mistake|typo)|[\w ]{2,30} website contains only a portion|have (?:a|any) (?:tip|question|story)|have you (?:got )?an? (?:tip|question|story)|(?:write|e-?mail) (?:to )?us (?:at|on)\b|do you have (?:a|any) (?:tip|question|story|information))", 60),
    # Whose the words are.
    _rule(BlockKind.CREDIT, "copyright",
          r"\W*(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}|by\b|:|$|(?-i:[A-Z])|reserved)|all rights reserved|(?:this material|the material|no part of this|reproduction|reprints?) (?:may not|may be|in whole|is prohibited|and permissions)|distributed by\b|(?:re)?printed with permission|©)", 60),
    _rule(BlockKind.CREDIT, "a closing credit",
          r"[\s(\[*_—–-]*(?:(?:additional |with additional |based on )?(?:reporting|writing|editing|compiled|translated|translation|research|graphics?|production) by\b|with (?:inputs?|reporting|additional reporting|files|agency inputs|contributions?|material|reports?)\b[^.]{0,80}(?:from|by|agenc)|with (?:inputs?|agency inputs|agencies|wires?)\W*$|\([^)]{0,30}\binputs\)\W*$|"
          r"inputs? from\b|agenc(?:y|ies)(?: inputs?)?\W*$|(?:this (?:story|article|report|copy|item|piece|content)|the (?:above )?(?:story|article)|(?:only|except for|apart from) the headline)[^.]{0,60}\b(?:first appeared|(?:was |is )?(?:originally |first )?(?:published|appeared|produced|provided|supplied|syndicated|generated|auto-generated|sourced|taken|edited)|has not been edited|been published|been (?:re-?worked|changed|rewritten))\b|"
          r"(?:originally|first) (?:published|appeared|reported) (?:by|on|in|at)\b|(?:re-?published|reproduced|reposted|reprinted|syndicated) (?:from|with|by|under)\b|(?:news )?sources?\s*[:—–]\s*(?:[^\s]+\s*){1,6}$|via\s*[:—–]\s*|credits?\s*[:—–]|h/t\b|hat tip\b)", 60, edge=True),
    _rule(BlockKind.CREDIT, "names who else reported",
          r"[\s(\[*_—–-]*[^.\"“”:]{2,160}\b(?:contributed (?:to (?:this|the) (?:report|story|article|dispatch)|reporting)\b|(?:contributed|(?<!was )(?<!were )(?<!been )(?<!be )(?<!also )(?<!is )(?<!are )reported) from (?-i:[A-Z])[^.]{1,40}(?:\.|$)|(?:was|were) (?:also )?used in (?:this|the) (?:report|story))", 50, edge=True),
    _rule(BlockKind.CREDIT, "says whose views the page gives",
          r"\W*(?:the (?:views|opinions)(?: and opinions)? (?:expressed|in this)\b|(?:views|opinions) expressed\b|disclaimer\s*[:—–-])", 90),
)  # fmt: skip

_LANGUAGES = frozenset(
    "ua en ru uk us de fr es it pl pt tr ar he fa zh ja ko ro bg cs sk hu el nl sv fi da no sr hr lt lv et ka hy az kk"
    " eng rus ukr укр рус eng pol deu fra esp tur english русский українська deutsch français español italiano polski"
    " português türkçe العربية עברית فارسی 中文 日本語 한국어 română български ελληνικά magyar svenska"
    " हिन्दी हिंदी বাংলা தமிழ் తెలుగు मराठी ગુજરાતી ಕನ್ನಡ മലയാളം اردو հայերեն ქართული қазақша".split()
)
_SECTIONS = frozenset(
    "home news world politics business economy sport sports culture opinion opinions video videos photo photos live tech"
    " technology science health travel lifestyle life entertainment weather europe asia africa america americas us uk"
    " middle east global local national international arts money markets climate environment education society features"
    " podcasts podcast more menu search war ukraine russia india israel china latest football cricket fashion food"
    " magazine editorial analysis multimedia subscribe login".split()
)
_SEPARATED = re.compile(r"\s*(?:[|•·»›>/]|\s[-–—]\s|\t+)\s*")


def is_language_menu(line: Line) -> bool:
    """Tell whether the line only lists languages to choose from."""
    parts = re.split(r"[\s|/,•·]+", line.text.casefold().strip(" |/•·"))
    if not 2 <= len(parts) <= 40 or line.closed:
        return False
    codes = all(len(part) == 2 and part.isalpha() for part in parts) and len(parts) <= 8
    # A site may list codes of its own; one that is known among two-letter words is enough.
    return all(part in _LANGUAGES for part in parts) or (codes and len(parts) > 2 and bool(_LANGUAGES & set(parts)))


def is_section_menu(line: Line) -> bool:
    """Tell whether the line lists sections of a site, or the path to the page."""
    if line.closed or line.words > 40:
        return False
    words = re.findall(r"\w+", line.text.casefold())
    if 1 <= len(words) <= 30 and all(word in _SECTIONS or word in _LANGUAGES for word in words):
        return True
    parts = [part for part in _SEPARATED.split(line.text) if part]
    return (
        len(parts) >= 3
        and all(len(part.split()) <= 4 for part in parts)
        and any(part.casefold() in _SECTIONS for part in parts)
    )


def find_rule(line: Line, *, at_edge: bool, as_is: bool) -> Rule | None:
    """Return the first rule that makes this line furniture, or None; at most a few hundred code points are looked at."""
    # A line that opens a quotation is somebody's words.
    if line.words > 120 or line.text[0] in "\"“'‘«„":
        return None
    head = line.text[:LONG]
    for rule in RULES:
        if line.words > rule.max_words or (rule.edge_only and not at_edge) or (as_is and not rule.sure):
            continue
        if rule.pattern.match(head):
            return rule
    return None
