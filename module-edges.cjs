/**
 * Which module may import which, through its door only (`index.ts`, `contract.ts`, `web/index.ts`): one line a module.
 * This is the architecture; `npm run check` enforces it. Edges never form a circle.
 */
const edges = {
  access: [],
  organisations: ['access'],
  // Double entry in any unit; it knows units and nobody's reasons.
  ledger: ['access', 'organisations'],
  workforce: ['access', 'organisations'],
  // Who is a member, where, in what standing.
  members: ['access', 'organisations'],
  // What is decided on the way to membership is entered in the register once; due days skip the holidays that procedures keeps.
  development: ['access', 'organisations', 'members', 'procedures'],
  // Who pays what is told from the register; money itself is nowhere.
  dues: ['access', 'organisations', 'members'],
  // An approved election puts the elected secretary in post; posts are kept once.
  elections: ['access', 'organisations', 'workforce'],
  // The page of a unit shows the term of a Party organisation and its cases; the start shows what waits.
  coverage: ['access', 'organisations', 'workforce', 'elections', 'procedures'],
  // The wizard's result shows coverage before and after.
  register: ['access', 'organisations', 'workforce', 'coverage'],
  // The map's server is fed by contributions; its page reads the contracts of what it shows.
  map: ['access', 'organisations', 'coverage', 'places'],
  reports: ['access'],
  // A plan that is decided opens cases; one of who guides whom becomes posts.
  planner: ['access', 'organisations', 'workforce', 'map', 'procedures'],
  // Where a campaign stands is told from verdicts; its letters are written from the templates that procedures keeps. What units wait for
  // in other modules comes by contribution.
  campaigns: ['access', 'organisations', 'workforce', 'coverage', 'procedures'],
  // Who was there is ticked from the register of members; a recurrence skips the holidays that procedures keeps.
  // What residents raise most is proposed when a menu is made.
  activities: ['access', 'organisations', 'members', 'procedures', 'demands'],
  // Agreements are written from templates that procedures keeps, and a community is founded by a case; joint activities are entered once, there.
  // Demonstration sites are also venues; how many members an organisation has, and what waits to be recorded, is read where it is kept.
  alliances: ['access', 'organisations', 'members', 'activities', 'places', 'procedures'],
  // Whoever learns is somebody in post or a member; an activity entered from its minutes is study without being entered again.
  learning: ['access', 'organisations', 'workforce', 'members', 'activities'],
  // The page of a venue shows the stations for mobile members that stand there.
  // A series skips the holidays that procedures keeps; distances start from the points of units. Rent paid by service is counted from
  // the service volunteering has confirmed.
  places: ['access', 'organisations', 'members', 'procedures', 'volunteering'],
  // Entries are of units, distances between areas; some are kept to the members of a community. What units have in hand is set against who is
  // in post there. What was linked from outside names the service or activity it was for; which organisation has few members or no venue is
  // read where those are kept. Everything else links to them.
  lists: ['access', 'organisations', 'workforce', 'members', 'activities', 'volunteering', 'places', 'alliances'],
  // Fed by contributions: each module says what waits for whom.
  notices: ['access'],
  // Clocks run in working days and skip the holidays that procedures keeps; its letters are written from the templates kept there.
  demands: ['access', 'organisations', 'procedures'],
  // Other modules bring decisions about by contributing effects; the module itself knows units and nothing else.
  procedures: ['access', 'organisations'],
  // A volunteer is a member or somebody with consent; banked time is held in the ledger. Community leaders are trained by sessions of learning.
  // Recurring services fall on the holidays procedures keeps; who wants to come closer to the Party may become a case of development.
  volunteering: ['access', 'organisations', 'members', 'development', 'ledger', 'learning', 'procedures'],
}

/**
 * What the SQL of other modules may name of a schema: functions whose comment begins with "Door", and reference tables that hold no
 * person and no unit. Everything else of a schema is its module's own.
 */
const doors = {
  access: ['display_name_of'],
  organisations: [
    // Identity and scope of units: the row policies of other schemas rest on it. Facts are asked through unit_on.
    'unit',
    'unit_on',
    'edge_on',
    'frame',
    'frame_of',
    'name_of',
    'ensure_bodies',
    'party_org_named',
    'mean_positions',
    'facts_on',
    'party_facts',
    'party_on',
    'known_acts',
    'latest_act',
    'changed_after',
    'district_programme',
    'registry_type',
    'unit_kind',
    'ended_by_decision',
    'last_status',
    'touched_between',
  ],
  workforce: ['post_on', 'named_post_on', 'person_named', 'helper_named', 'touched_between', 'own_persons', 'own_posts_on'],
  members: ['member_on', 'named', 'own_member_on', 'team_rosters', 'posts_between'],
  // Who came to what was held: identities without names, beyond the caller's reach, because attendance belongs to the member.
  activities: ['study_between', 'study_of', 'joint_between', 'took_part', 'attendance_counts', 'told', 'found'],
  // Who is a member of which community today: what is kept to a community asks for it.
  alliances: ['members_in_force', 'standing_in'],
  dues: ['year_totals'],
  places: ['sites_on', 'owned_on'],
  // Sums without names, beyond the caller's reach: both sides of an agreement on rent read them.
  volunteering: ['organised_between', 'needs_told', 'needs_found', 'follow_ups_of'],
  lists: ['wishes_between'],
  learning: ['session_told'],
  ledger: ['balance_of', 'movements_of', 'held_by', 'written_since'],
}

module.exports = { edges, doors }
