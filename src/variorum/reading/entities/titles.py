"""Words for roles: titles before names, heads of descriptions, and what they say of a person."""

from __future__ import annotations

TITLES = frozenset(
    """president pres premier chancellor minister secretary senator sen representative rep congressman
    congresswoman governor gov mayor ambassador judge justice chief general gen colonel col captain capt
    lieutenant lt sergeant sgt major maj admiral adm commander marshal brigadier king queen prince princess
    emperor empress sheikh shaikh emir amir sultan crown pope cardinal archbishop bishop rev reverend father
    sister imam ayatollah rabbi mufti patriarch dr doctor prof professor mr mrs ms miss sir dame lord lady baron
    baroness count countess chairman chairwoman chair chairperson director ceo cfo founder spokesman spokeswoman
    spokesperson envoy leader dictator ruler strongman candidate lawmaker deputy vice prime foreign defence
    defense finance interior justice attorney officer detective inspector sheriff constable comrade speaker
    counsel commissioner coach striker midfielder defender goalkeeper actor actress singer author writer
    journalist reporter correspondent editor analyst activist economist historian scientist physicist researcher
    diplomat tsar czar coordinator administrator treasurer superintendent principal dean provost party
    opposition rebel militia republican democrat democratic majority minority house senate state national
    security adviser advisor press company billionaire businessman businesswoman tycoon lawyer prosecutor
    official agent pilot astronaut nominee hopefuls hopeful frontrunner incumbent rival premier's first-lady
    veteran pundit host anchor columnist strategist pollster executive managing co-founder interim acting former
    ex late then current longtime long-time ousted deposed newly elected new outgoing incoming
    """.split()
)
"""Words stripped from the front of a name, lower case without a final dot. A name is never stripped to nothing."""

MALE = frozenset(
    """mr sir lord king prince emperor sheikh shaikh emir amir sultan pope cardinal archbishop father imam
    ayatollah rabbi baron count congressman chairman spokesman businessman gentleman man boy son brother husband
    uncle grandfather nephew actor policeman fireman statesman salesman grandson widower dad tsar czar monk
    priest fisherman groom boyfriend stepfather father-in-law
    """.split()
)
FEMALE = frozenset(
    """mrs ms miss dame lady queen princess empress sister baroness countess congresswoman chairwoman spokeswoman
    businesswoman woman girl daughter mother wife aunt grandmother niece actress policewoman stateswoman
    granddaughter widow mom mum nun bride girlfriend stepmother first-lady mother-in-law
    """.split()
)

HEADS_OF_STATE = frozenset(
    """president leader ruler dictator strongman premier chancellor king queen monarch emperor emir sultan autocrat
    tyrant head
    """.split()
)
"""Roles under which one person may be spoken of by several of these words (``the Norwegian leader``)."""

OFFICES = HEADS_OF_STATE | frozenset(
    """minister secretary senator representative congressman congresswoman governor mayor ambassador judge justice
    general colonel captain lieutenant sergeant major admiral commander marshal prince princess pope cardinal
    archbishop bishop chairman chairwoman chair chairperson director ceo executive founder co-founder spokesman
    spokeswoman spokesperson envoy candidate lawmaker deputy attorney officer detective inspector sheriff
    speaker commissioner coach nominee frontrunner incumbent diplomat official politician statesman legislator
    prosecutor lawyer analyst expert professor scientist researcher economist historian journalist reporter
    correspondent editor author writer activist actor actress singer billionaire businessman businesswoman
    tycoon magnate mogul veteran host anchor columnist strategist pollster adviser advisor aide administrator
    coordinator counsel doctor physician nurse teacher principal manager pilot driver player striker midfielder
    defender goalkeeper democrat republican conservative liberal socialist chief boss master harbourmaster foreman
    watchman inspector trainee apprentice docker conductor skipper captain crewman headteacher rector warden ranger
    clerk councillor councilor alderman magistrate coroner ombudsman curator surgeon nurse paramedic firefighter
    engineer farmer shopkeeper landlord tenant banker trader builder architect consultant lobbyist magnate owner
    organiser organizer principal vicar front-runner frontman
    """.split()
)
RELATIONS = frozenset(
    """ally rival opponent counterpart predecessor successor colleague partner friend enemy foe patron backer
    adversary deputy boss running-mate challenger
    """.split()
)
"""Heads that need somebody they relate to (``his counterpart``): never that somebody."""

LEADING = {
    "lead": "leader", "head": "head", "run": "head", "chair": "chair", "direct": "director", "found": "founder",
    "own": "owner", "manage": "manager", "edit": "editor", "command": "commander", "coach": "coach",
}  # fmt: skip
"""The role of whoever does this to a body (``who leads the union``)."""

TOPS = frozenset(
    """head chief boss leader director ceo executive president chair chairman chairwoman chairperson founder owner
    manager""".split()
) | {"chief executive", "managing director", "general manager", "chief executive officer"}
"""Roles by which one and the same person at the top of a named body may be called."""

SEATED = frozenset(
    """president chancellor premier minister governor mayor king queen monarch pope chief head leader boss master
    harbourmaster director executive ceo chair chairman chairwoman chairperson prosecutor coroner ombudsman rector
    principal headteacher warden commissioner ambassador commander watchman skipper owner manager""".split()
)
"""Roles that one person holds at a time, so that ``the`` is enough to tell who is meant."""

PERSONS = (
    OFFICES
    | RELATIONS
    | MALE
    | FEMALE
    | frozenset(
        """person individual citizen resident worker employee victim survivor suspect defendant witness soldier fighter
    militant rebel refugee migrant patient student child teenager youth baby infant parent voter protester
    demonstrator supporter critic source neighbour neighbor relative native owner operator passenger gunman
    attacker shooter hostage captive prisoner detainee insider whistleblower newcomer star champion winner
    """.split()
    )
)

FORMER = frozenset("former ex ousted deposed toppled overthrown fallen exiled late onetime one-time erstwhile".split())
INTERIM = frozenset("interim acting transitional caretaker provisional temporary designate incoming".split())
LONG = frozenset("longtime long-time long-standing longstanding veteran".split())

OUSTING = frozenset("oust topple depose overthrow remove unseat dethrone".split())

BODIES = frozenset(
    """government regime administration authority authorities military army navy force forces ministry parliament
    cabinet police judiciary congress senate court side delegation embassy opposition leadership intelligence
    council agency department commission committee team party bank mission presidency troops media press
    """.split()
)
"""Heads that with a country name one of its bodies (``the Chilean government``)."""

ORGANISATIONS = frozenset(
    """company firm group organisation organization agency ministry department party bank union association
    committee commission council court network channel broadcaster newspaper paper outlet magazine publication
    website site platform club team university institute corporation manufacturer maker airline retailer giant
    startup foundation charity think-tank tank bloc alliance coalition body watchdog regulator administration
    government army board bureau league federation hospital museum college academy secretariat directorate
    """.split()
)
GATHERINGS = frozenset(
    """conference convention summit forum congress festival fair expo exhibition games cup championship tournament
    marathon parade war battle treaty agreement accord accords pact protocol act bill law constitution charter
    declaration resolution report award prize election referendum census tour trial day week month""".split()
)
"""Heads of names for meetings, papers and events: nobody goes on to speak as ``it`` whose name is one of these."""

OUTLET_HEADS = frozenset("network channel broadcaster newspaper paper outlet magazine publication website site".split())

GROUPS = frozenset(
    """soldiers troops forces fighters rebels militants insurgents militias militia gunmen jihadists terrorists
    guerrillas officials officers authorities lawmakers senators deputies legislators ministers diplomats
    politicians leaders republicans democrats conservatives liberals voters supporters critics opponents
    activists protesters demonstrators residents citizens people refugees migrants civilians prisoners hostages
    detainees victims survivors witnesses families relatives workers employees staff students teachers doctors
    nurses patients scientists researchers experts analysts economists observers historians journalists
    reporters correspondents sources aides advisers advisors allies police investigators prosecutors lawyers
    judges attorneys executives investors traders shareholders owners farmers fishermen drivers passengers
    players fans women men children girls boys youths parents groups parties countries nations states
    governments companies firms banks agencies unions organisations organizations campaigners inspectors
    neighbours neighbors pilots sailors marines crews commanders generals delegates members representatives
    partners monitors medics rescuers firefighters engineers developers users customers consumers
    """.split()
)
ANONYMOUS = frozenset(
    """officials sources experts analysts observers critics people reports authorities aides residents witnesses
    lawmakers diplomats investigators activists members representatives many some others
    """.split()
)
"""Plural heads that by themselves name nobody in particular: two mentions need not be the same people."""
