"""Words and sentence patterns from which simulated stories are made; all of it invented for the purpose."""

from __future__ import annotations

_TABLE = {
    "NOUN": "dispute quarrel row|ferry boat vessel|harbour port dock|council board assembly|strike walkout stoppage"
    "|survey study inspection|wall barrier embankment|price cost charge|worker labourer employee|storm gale tempest"
    "|bridge crossing span|market bazaar fair|school academy college|farmer grower planter|road street avenue"
    "|engineer technician builder|fire blaze inferno|tunnel passage shaft|contract agreement deal|permit licence pass"
    "|budget fund purse|warehouse depot store|witness onlooker bystander|crew team squad|cargo freight load"
    "|delay holdup setback|flood deluge inundation|leak spill seepage|mine quarry pit|orchard grove plantation"
    "|clinic hospital infirmary|outbreak epidemic contagion|vaccine jab inoculation|parade procession march"
    "|statue monument sculpture|museum gallery hall|theft robbery burglary|painting canvas portrait|forest wood copse"
    "|wolf predator beast|valley dale glen|reservoir lake basin|turbine windmill generator|cable wire line",
    "VERB": "repaired mended fixed|closed shut sealed|opened unlocked reopened|warned cautioned alerted"
    "|blamed accused faulted|promised pledged vowed|rejected refused spurned|found discovered located"
    "|moved shifted relocated|bought purchased acquired|sold offloaded auctioned|inspected checked examined"
    "|delayed postponed deferred|announced declared proclaimed|cancelled scrapped axed|praised lauded hailed"
    "|replaced swapped exchanged|cleared removed emptied|guarded protected watched|counted tallied numbered"
    "|demanded requested sought|doubled increased raised|halved reduced lowered|measured gauged assessed",
    "ADJ": "old ancient aged|narrow slim thin|northern upper far|damaged broken cracked|heavy weighty massive"
    "|local nearby neighbouring|new fresh recent|private closed hidden|public open common|rapid quick swift"
    "|quiet silent hushed|costly expensive dear|wooden timber oaken|rusty corroded worn|eastern coastal seaward"
    "|young junior youthful|senior chief leading|temporary brief passing|strict severe harsh|empty vacant deserted",
    "ADV": "quietly silently discreetly|quickly rapidly swiftly|finally eventually ultimately|partly partially somewhat"
    "|openly publicly frankly|briefly shortly momentarily|twice again repeatedly|nearly almost practically",
    "TIME": "morning dawn daybreak|evening dusk nightfall|Monday|Tuesday|Wednesday|Thursday|Friday|Sunday|spring",
}
GROUPS = {name: [row.split() for row in table.split("|")] for name, table in _TABLE.items()}

NAMES = (
    "Maren Oskveld;Tobias Hrelle;Ilka Sandmoor;Pavo Drennic;Yusra Belhane;Corin Astley-Voss;Dagny Thorsrud"
    ";Emeka Oduvale;Lucia Ferrandin;Hamid Qarezi;Greta Wolmark;Anselm Pryde;Noor Kassavi;Bertil Ångholm"
    ";Rosa Quillfeather;Ivo Stankar;Petra Lindqvale;Samir Addou;Wanda Krzelik;Otto Brannigan"
).split(";")
PLACES = (
    "Kestrel Bay;Orsted;Vellmar;Port Anselm;Grauhaven;Sillabeck;Tarn Hollow;Mirabad;Eastwick Sound;Nordgate;Castellune"
    ";Bramblehythe;Ufton Quay;Zerrin;Halvorsund;Pennyroyal;Lake Ostrava;Dunmarrow;Cape Feldt;Ashgrove"
).split(";")
OUTLETS = (
    "Kestrel Clarion;Orsted Courier;Vellmar Post;Harbour Herald;Grauhaven Gazette;Nordgate Tribune;Evening Lantern"
    ";Daily Bramble;Sound Observer;Zerrin Times;Coast Wire;Halvorsund Chronicle;Dunmarrow Mail;Castellune Press Agency"
    ";Tarn Telegraph;Mirabad Monitor;Pennyroyal Sentinel;Cape Journal;Ashgrove Echo;Ufton Star;Reuters;Associated Press"
    ";Al Jazeera;BBC;Bloomberg;Kyodo News;Le Monde;Sky News"
).split(";")

TEMPLATES = (
    "The NOUN in PLACE was ADV VERB after NUMBER days of ADJ NOUN, officials noted.",
    "NAME VERB the ADJ NOUN near PLACE on TIME, although the NOUN had been VERB before.",
    "More than NUMBER residents of PLACE were told that the NOUN would be VERB by TIME.",
    "A ADJ NOUN VERB by NAME showed that NUMBER of the region's NOUN sites need a NOUN.",
    "When the NOUN was VERB, the ADJ NOUN of PLACE ADV VERB its own NOUN.",
    "Two ADJ NOUN owners from PLACE have VERB a NOUN against the NOUN, which NAME VERB in TIME.",
    "The ADJ NOUN cost NUMBER crowns, and the NOUN that came with it has been ADV VERB.",
    "NAME, who leads the NOUN committee, VERB every NOUN between PLACE and PLACE.",
    "According to figures from the ADJ NOUN, NUMBER NOUN inspectors VERB PLACE last TIME.",
    "Nobody knows why the NOUN was VERB, but a ADJ NOUN had stood there for NUMBER years.",
    "In PLACE the ADJ NOUN remained VERB while NAME and the NOUN union ADV VERB their NOUN.",
    "A second NOUN, NUMBER metres from the first, was VERB by a ADJ NOUN at TIME.",
    "Lawyers for NAME VERB the NOUN, saying the ADJ NOUN had never been VERB.",
    "Traders at the NOUN in PLACE ADV VERB their ADJ goods and VERB a NOUN for TIME.",
    "It is the third NOUN since TIME, and the ADJ NOUN is still being VERB in PLACE.",
    "The regional NOUN has VERB NUMBER ADJ places for families whose NOUN was VERB.",
    "Rain fell on PLACE for NUMBER hours, so the NOUN crews ADV VERB the ADJ NOUN.",
    "Before the NOUN was VERB, NAME had ADV VERB a ADJ plan for the NOUN in PLACE.",
    "Neither NAME nor the NOUN inspectors would say what the ADJ NOUN had VERB.",
    "Only NUMBER of the ADJ NOUN crews reached PLACE.",
    "Some NOUN sellers VERB their NOUN early.",
    "The NOUN smelled of ADJ NOUN and wet rope.",
    "Children drew the ADJ NOUN on the walls of a NOUN.",
    "NAME did not answer questions on TIME.",
    "A spokeswoman would only confirm that NUMBER NOUN passengers were VERB.",
    "What was left of the NOUN lay beside an ADJ NOUN in PLACE.",
    "By TIME, the queue at the NOUN office in PLACE had reached the ADJ NOUN.",
)

SUBJECTS = (
    "the ADJ NOUN;NAME;a NOUN from PLACE;officials in PLACE;NUMBER NOUN inspectors;residents of PLACE"
    ";the owners of the ADJ NOUN;a NOUN committee led by NAME;the NOUN union;two ADJ NOUN crews;the mayor of PLACE"
    ";neighbours of the NOUN;an inquiry under NAME;every second NOUN in PLACE;the company behind the ADJ NOUN;traders"
    ";the regional NOUN;a spokeswoman for NAME;nobody at the NOUN office;lawyers from PLACE;the NOUN of PLACE"
).split(";")
PREDICATES = (
    "ADV VERB the NOUN;VERB NUMBER ADJ NOUN sites;has VERB a NOUN near PLACE;had never VERB the ADJ NOUN"
    ";will be VERB by TIME;was VERB with NUMBER others;VERB their NOUN and a ADJ NOUN;refused to have the NOUN VERB"
    ";expects NUMBER crowns for the NOUN;could not say who VERB the NOUN;went to PLACE, where the NOUN was VERB"
    ";wants the ADJ NOUN VERB;has been ADV VERB;owes NAME a ADJ NOUN;cost NUMBER crowns;kept the NOUN ADJ for years"
    ";learned of the NOUN from NAME;asked NAME for a NOUN;remained ADJ;lost a NOUN and NUMBER NOUN permits"
    ";opened a ADJ NOUN beside the NOUN"
).split(";")
PLACINGS = (
    "in PLACE;on TIME;after NUMBER days;before the NOUN was VERB;despite the ADJ NOUN;between PLACE and PLACE"
    ";without NAME;for NUMBER hours;at the NOUN;under a ADJ NOUN;since TIME;as the NOUN of PLACE had asked"
    ";against the will of NAME;for want of a ADJ NOUN;along the NOUN;once the ADJ NOUN had been VERB"
).split(";")

JOINS = ("; ", ", and ", ", while ", ", but ", " because ", ", so ", ", even though ", ", after which ")

CITE_FORMS = (
    "{body}, {outlet} reported.",
    "{body}, according to {outlet}.",
    "{outlet} reported that {lower}.",
    "As first reported by {outlet}, {lower}.",
    "{body}, as per {outlet}.",
    "{body}, {outlet} quoted officials as saying.",
    "According to {outlet}, {lower}.",
)
SIDE_CLAIMS = (
    "Separately, bus fares in the valley have gone up again, according to {outlet}.",
    "Mobile reception in the hills was also patchy, {outlet} reported.",
    "(Photo: {outlet})",
    "Image credit: {outlet}",
)
FURNITURE = (
    "Stay informed with all the headlines of the day from {outlet}.",
    "Follow {outlet} on Facebook for alerts.",
    "Copyright {outlet}. All rights reserved.",
    "Sign up for the {outlet} morning letter.",
)

RESPELLINGS = (("k", "kh"), ("v", "w"), ("i", "y"), ("o", "ou"), ("a", "aa"), ("e", "ie"), ("u", "oo"))
"""Letters of a name and what another way of writing it puts for them."""
