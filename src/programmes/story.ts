import type { Day } from '../kernel/dates.ts'
import type { StoryNetwork } from './network-story.ts'
import type { StoryVenue } from './places-story.ts'

/**
 * A demo story is what happened in a district, told as records a person could have typed. Whoever loads it (a composition root)
 * replays it: areas and industries, register, units, connections and changes, then each later event under the clock of its own day.
 * It holds no figure; every published figure comes out of these records.
 */
export interface DemoStory {
  /** Code of the programme the district works by. */
  readonly programme: string
  readonly district: { readonly code: string; readonly name: string }
  /** Areas told by the story, or the name of a file that tells them. */
  readonly divisions: StoryDivisions | { readonly file: string }
  /** Rows of a register told by the story, or a register file to be imported. */
  readonly register: StoryRegister
  readonly units: readonly StoryUnit[]
  readonly edges: readonly StoryEdge[]
  readonly changes: readonly StoryChange[]
  readonly diagnoses: readonly StoryDiagnosis[]
  readonly targets: readonly StoryTarget[]
  readonly campaigns: readonly StoryCampaign[]
  /** Returns frozen as they were handed in. */
  readonly returns: readonly { readonly title: string; readonly asOf: Day; readonly frozenOn: Day }[]
  readonly people: StoryPeople
  readonly elections?: StoryElections
  /** Organisation life as it was entered, what is planned, and a menu. */
  readonly activities?: StoryActivities
  readonly alliances?: StoryAlliances
  /** Lead units, who is attached to them, and calls for joint work. */
  readonly network?: StoryNetwork
  readonly venues: readonly StoryVenue[]
  /** Cases of a demonstration; tests of figures play the story without them. */
  readonly cases?: readonly StoryCase[]
}

/** Agreements between organisations, and a community that lives. `branch` is the branch whose secretary a demonstration lends. */
export interface StoryAlliances {
  /** Party organisations of public bodies and of residential communities that no register of organisations lists. */
  readonly partyOrgs: readonly {
    readonly name: string
    readonly fromOn: Day
    readonly street?: Ref
    /** What it covers, or stands for. */
    readonly covers?: Ref
    readonly hubOf?: Ref
  }[]
  readonly agreements: readonly {
    readonly kind: 'initiative' | 'pairing'
    readonly title: string
    readonly content: string
    readonly shares?: string
    readonly pattern?: string
    readonly lead: Ref
    readonly others: readonly (Ref | 'branch')[]
    readonly fromOn: Day
    readonly untilOn?: Day
    readonly proposedOn: Day
    /** Day every side signed; without it the lead alone has. */
    readonly signedOn?: Day
    /** What the lead wrote down of it afterwards. */
    readonly notes?: readonly {
      readonly onDay: Day
      readonly title: string
      readonly text: string
      readonly tags: readonly string[]
    }[]
  }[]
  readonly community: {
    readonly name: string
    readonly form: string
    readonly goal: string
    readonly coverage: string
    readonly duties: string
    /** Lines of joint work the charter agrees on. */
    readonly workLines?: readonly string[]
    readonly lead: Ref
    readonly others: readonly Ref[]
    readonly person: { readonly name: string; readonly office: string }
    readonly foundedOn: Day
    readonly documentNo: string
    /** Whole yuan; `reversed` says why an entry was taken back. */
    readonly funds: readonly {
      readonly source: string
      readonly yuan: number
      readonly onDay: Day
      readonly note: string
      readonly documentNo?: string
      readonly reversed?: string
    }[]
    /** `member` is the place of the member, the lead first. */
    readonly lines: readonly {
      readonly kind: string
      readonly member: number
      readonly onDay: Day
      readonly title: string
      readonly body?: string
      readonly solvedOn?: Day
      readonly solution?: string
      readonly tags?: readonly string[]
      /** Of a resource or a problem: what it is of; it stands in the lists, kept to the community. */
      readonly category?: string
      /** Of a solved problem: member at this place that took it on. */
      readonly taker?: number
    }[]
    /** Meetings called ahead by whose turn it was, with what members tabled. */
    readonly meetings?: readonly StoryMeeting[]
    readonly activities: readonly {
      readonly members: readonly number[]
      readonly onDay: Day
      readonly kinds: readonly string[]
      readonly title: string
      readonly minutes: string
      readonly lines?: readonly string[]
    }[]
  }
}

interface StoryMeeting {
  readonly kind: string
  readonly member: number
  readonly calledOn: Day
  readonly onDay: Day
  readonly atTime: string
  readonly place: string
  readonly title: string
  readonly agenda: readonly { readonly member: number; readonly title: string; readonly body?: string }[]
  /** Held: recorded on its day with these minutes. */
  readonly minutes?: string
  readonly cancelled?: { readonly onDay: Day; readonly reason: string }
}

/** When terms began, and elections that were run and approved. */
export interface StoryElections {
  readonly terms: readonly { readonly unit: Ref; readonly fromOn: Day; readonly documentNo: string }[]
  readonly held: readonly StoryElection[]
}

export interface StoryElection {
  readonly unit: Ref
  readonly openedOn: Day
  readonly heldOn: Day
  readonly approvedOn: Day
  readonly documentNo: string
  readonly members: number
  readonly scrutineers: readonly string[]
  /** In the order they are voted on; everybody attends. */
  readonly contests: readonly {
    readonly office: 'committee' | 'secretary'
    readonly seats: number
    readonly candidates: readonly { readonly name: string; readonly votes: number }[]
  }[]
}

/** How a post is held, in words of the programme. */
export interface StoryTerms {
  readonly side?: 'business' | 'locality'
  readonly source?: string
  readonly mode?: string
  readonly workingTime?: 'full' | 'concurrent'
  readonly decisionLevel?: boolean
}

type StoryRole = 'instructor' | 'liaison' | 'full_time_worker' | 'secretary'

/** People in posts: those the register names and how they are held, those it does not name, and what they did. */
export interface StoryPeople {
  /** How posts of the register are held: those of a role whose sender ends in these words. */
  readonly terms: readonly { readonly role: StoryRole; readonly sender: string; readonly terms: StoryTerms }[]
  readonly posts: readonly StoryPost[]
  readonly visits: readonly StoryVisit[]
  /** Draws of liaisons, and the days on which the first of those drawn were looked at. */
  readonly checks: readonly {
    readonly drawnOn: Day
    readonly size: number
    readonly seed: string
    readonly made: readonly Day[]
  }[]
  /** The instructor whose eyes a demonstration lends. */
  readonly account: { readonly person: string; readonly sender: string } | null
}

export interface StoryPost {
  readonly unit: Ref
  readonly role: StoryRole
  readonly person: string
  readonly sender: string | null
  readonly fromOn: Day
  readonly documentNo?: string
  readonly terms: StoryTerms
}

export interface StoryVisit {
  readonly unit: Ref
  readonly plannedOn: Day | null
  readonly madeOn: Day
  readonly line: string
  readonly findings: readonly {
    readonly what: string
    readonly responsible: string
    readonly dueOn: Day
    readonly steps: readonly { readonly onDay: Day; readonly note: string; readonly done: boolean }[]
  }[]
}

/** How a record names a unit: by the story's own key, or by what the world calls it. */
export interface Ref {
  readonly by: 'key' | 'division' | 'industry' | 'uscc' | 'party-org' | 'body'
  readonly value: string
}

export const byKey = (value: string): Ref => ({ by: 'key', value })
export const byDivision = (value: string): Ref => ({ by: 'division', value })
export const byIndustry = (value: string): Ref => ({ by: 'industry', value })
export const byUscc = (value: string): Ref => ({ by: 'uscc', value })
/** A Party organisation by its name within the district. */
export const byPartyOrg = (value: string): Ref => ({ by: 'party-org', value })

/** A public body by its name within the district, found or brought in. */
export const byBody = (value: string): Ref => ({ by: 'body', value })

export interface StoryDivisions {
  readonly code: string
  readonly name: string
  readonly city: string
  readonly streets: readonly StoryStreet[]
}

export interface StoryStreet {
  readonly code: string
  readonly name: string
  readonly communities: readonly { readonly code: string; readonly name: string }[]
}

/** `registrar` is the body that registers: the registry line of every row. */
export type StoryRegister = { readonly statedOn: Day; readonly registrar: string } & (
  | { readonly file: string }
  | { readonly statements: readonly StoryStatement[] }
)

/** One row of a register, already read: null is "not stated". */
export interface StoryStatement {
  readonly uscc: string
  readonly name: string
  /** 51, 52, 53 or 59. */
  readonly type: string
  readonly status: 'active' | 'cancelled' | 'revoked'
  readonly registeredOn: Day
  readonly legalRep: string
  /** Codes of the areas. */
  readonly street: string
  readonly community: string
  readonly industry: string | null
  readonly supervisor: string | null
  readonly headcount: number | null
  readonly fullMembers: number
  readonly probationaryMembers: number
  readonly floatingMembers: number
  readonly partyOrg: StoryPartyOrg | null
  /** Two where department and locality each sent one (ZF-04). */
  readonly instructors: readonly { readonly name: string; readonly sender: string }[]
  readonly liaison: string | null
  readonly lon: number | null
  readonly lat: number | null
}

export interface StoryPartyOrg {
  readonly name: string
  readonly form: 'own' | 'joint' | 'mobile' | 'temporary'
  readonly level: 'branch' | 'general' | 'committee'
  readonly secretary: string | null
}

/** A unit no register lists: a committee, a public body, a platform, an alliance. */
export interface StoryUnit {
  readonly key: string
  readonly kind: string
  readonly name: string
  readonly level?: 'branch' | 'general' | 'committee'
  readonly form?: 'own' | 'joint' | 'mobile' | 'temporary'
  /** Code of the street it is filed under. */
  readonly street?: string
  readonly fromOn: Day
}

export interface StoryEdge {
  readonly type: string
  readonly from: Ref
  readonly to: Ref
  readonly fromOn: Day
  readonly documentNo?: string
}

/** A decision about a unit of the story, e.g. a branch raised to a general branch. */
export interface StoryChange {
  readonly unit: Ref
  readonly kind: 'upgrade' | 'rename' | 'move'
  readonly effectiveOn: Day
  readonly reason: string
  readonly documentNo: string
  readonly facts: { readonly level?: 'branch' | 'general' | 'committee'; readonly name?: string }
}

export interface StoryDiagnosis {
  readonly unit: Ref
  readonly onDay: Day
  readonly reason: 'unwilling' | 'unable' | 'impossible' | 'dormant'
  readonly note: string
  readonly remedy: string
  readonly followUpOn: Day | null
  readonly followUps: readonly {
    readonly onDay: Day
    readonly note: string
    readonly close: boolean
    readonly nextOn: Day | null
  }[]
}

export interface StoryCampaign {
  readonly name: string
  readonly node: Ref
  readonly aim: 'work' | 'large' | 'due' | 'organisation'
  readonly fromOn: Day
  readonly untilOn: Day
  readonly document: string
}

export interface StoryTarget {
  readonly node: Ref
  readonly metric: 'orgCoverage' | 'workCoverage' | 'shouldHaveBuiltRate' | 'headcount30'
  readonly percent: number
  readonly dueOn: Day
  readonly setOn: Day
  readonly source: string
}

/** The same day some months later; stories keep to days every month has. */
export function monthly(from: Day, months: number): Day {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}${from.slice(7)}`
}

/** Something applied for, told in days before the story is played, so that a demonstration shows cases under way and not cases of years ago. */
export interface StoryCase {
  readonly procedure: string
  readonly subject: Ref
  readonly title: string
  /** What the procedure asks for besides units and days. */
  readonly details: Readonly<Record<string, string>>
  readonly covers?: readonly Ref[]
  readonly target?: Ref
  /** How many days after the story what is applied for ends by itself. */
  readonly lastsDays?: number
  readonly openedDaysAgo: number
  /** Paragraphs of the written application that is attached. */
  readonly application: readonly string[]
  readonly acts: readonly StoryCaseAct[]
}

export interface StoryCaseAct {
  readonly daysAgo: number
  readonly action: 'submit' | 'approve' | 'consent' | 'decline' | 'return' | 'decide' | 'refuse'
  readonly reason?: string
  /** `{year}` stands for the year of the day. */
  readonly documentNo?: string
  /** Units answered for; all that are asked when left out. */
  readonly units?: readonly Ref[]
}

type StoryAudience = 'members' | 'non_members' | 'residents'

/** Something held: told once, whatever it counts as. `absent`: some were not there. */
export interface StoryHeld {
  /** Branches that have members, by their place among those of the district. */
  readonly hosts: readonly number[]
  readonly onDay: Day
  readonly kinds: string[]
  readonly minutes: string
  readonly title?: string
  readonly place?: string
  readonly followUp?: string
  readonly feedback?: string
  readonly formats?: string[]
  readonly lines?: string[]
  readonly openTo?: StoryAudience[]
  readonly nonMembers?: number
  readonly residents?: number
  readonly absent?: boolean
}

export interface StoryActivities {
  /** Day on which plans and the menu were entered. */
  readonly today: Day
  readonly held: readonly StoryHeld[]
  readonly planned: readonly { readonly host: number; readonly onDay: Day; readonly kinds: string[]; readonly title: string }[]
  /** What branches hold jointly in turn. */
  readonly turns?: {
    readonly hosts: readonly number[]
    readonly title: string
    readonly kinds: string[]
    /** Day of the month. */
    readonly day: number
    readonly fromOn: Day
    readonly untilOn: Day
    /** Who skips a day, and why. */
    readonly skip: { readonly day: Day; readonly reason: string }
  }
  readonly menu: {
    readonly node: Ref
    readonly title: string
    readonly fromOn: Day
    readonly untilOn: Day
    readonly items: readonly {
      readonly host: number
      readonly onDay: Day
      readonly title: string
      readonly place: string
      readonly kinds: string[]
      readonly openTo: StoryAudience[]
      readonly seats: number
      readonly interests: string[]
    }[]
  } | null
}
