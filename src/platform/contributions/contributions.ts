import type { FieldClasses } from '../../kernel/field-class.ts'
import type { Ability } from '../../kernel/policy.ts'
import type { Operation } from '../commands/operation.ts'
import type { MigrationSource } from '../db/migrate.ts'
import type { Reaction } from '../outbox/outbox.ts'
import type { JobDefinition } from '../jobs/jobs.ts'
import type { BodySource } from './bodies.ts'
import type { BurdenSource } from './burden.ts'
import type { Check } from './checks.ts'
import type { CaseEffect } from './case-effects.ts'
import type { Dependents } from './dependents.ts'
import type { AreaSource } from './areas.ts'
import type { Indicator } from './indicators.ts'
import type { MapLayer } from './map-layers.ts'
import type { ScopeSource } from './scope-sources.ts'
import type { LetterTemplate } from './letter-templates.ts'
import type { DutySource } from './open-duties.ts'
import type { NodeSource } from './nodes.ts'
import type { OfferSource } from './offers.ts'
import type { SharedSource } from './shared-records.ts'
import type { LifeSource } from './signs-of-life.ts'
import type { ReminderSource } from './reminders.ts'
import type { VenueSource } from './venues.ts'
import type { WaitingSource } from './waiting.ts'

/** What a module gives to the whole. Only composition roots read it, so what looks at everything imports nobody. */
export interface ModuleDefinition {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly abilities: readonly Ability[]
  readonly migrations?: MigrationSource
  readonly reactions?: readonly Reaction[]
  readonly jobs?: readonly JobDefinition[]
  readonly indicators?: readonly Indicator[]
  readonly mapLayers?: readonly MapLayer[]
  readonly checks?: readonly Check[]
  /** Rights that follow from facts of the module. */
  readonly scopeSources?: readonly ScopeSource[]
  /** What decisions of procedures bring about, by key. */
  readonly procedureEffects?: readonly CaseEffect[]
  /** Letters whose templates a district may change. */
  readonly letterTemplates?: readonly LetterTemplate[]
  /** What units wait for here. */
  readonly waiting?: readonly WaitingSource[]
  /** What waits for a person here, for the weekly digest. */
  readonly reminders?: readonly ReminderSource[]
  /** Forms of the module whose fields are counted. */
  readonly burden?: readonly BurdenSource[]
  /** Where the latest on record of units is learnt. */
  readonly signsOfLife?: readonly LifeSource[]
  /** What units have in hand here and have not finished. */
  readonly duties?: readonly DutySource[]
  /** What members of a community share here. */
  readonly shared?: readonly SharedSource[]
  readonly offers?: readonly OfferSource[]
  /** Names of jobs that are started once a day. */
  readonly daily?: readonly string[]
  /** What the module keeps at units of another, told when one of those is merged, ends or is taken back. */
  readonly dependents?: Dependents
  /** Bodies beside the register that fill slots of a structure. */
  readonly bodies?: readonly BodySource[]
  /** Where the map learns the areas of a district; one module has it. */
  readonly areaSource?: AreaSource
  /** Where those who keep grants learn the names of nodes; one module has it. */
  readonly nodeSource?: NodeSource
  /** Where others learn what a venue is; one module has it. */
  readonly venueSource?: VenueSource
  /** Class of every column of the module's schema; a test fails on a column without one. */
  readonly fieldClasses?: FieldClasses
}

export class Contributions {
  readonly modules: readonly ModuleDefinition[]

  constructor(modules: readonly ModuleDefinition[]) {
    this.modules = modules
  }

  get operations(): Operation[] {
    return this.modules.flatMap((module) => module.operations)
  }

  get abilities(): Ability[] {
    return this.modules.flatMap((module) => module.abilities)
  }

  get jobs(): JobDefinition[] {
    return this.modules.flatMap((module) => module.jobs ?? [])
  }

  get indicators(): Indicator[] {
    return this.modules.flatMap((module) => module.indicators ?? [])
  }

  get mapLayers(): MapLayer[] {
    return this.modules.flatMap((module) => module.mapLayers ?? [])
  }

  get checks(): Check[] {
    return this.modules.flatMap((module) => module.checks ?? [])
  }

  get scopeSources(): ScopeSource[] {
    return this.modules.flatMap((module) => module.scopeSources ?? [])
  }

  get daily(): string[] {
    return this.modules.flatMap((module) => module.daily ?? [])
  }

  get letterTemplates(): LetterTemplate[] {
    return this.modules.flatMap((module) => module.letterTemplates ?? [])
  }

  get waiting(): WaitingSource[] {
    return this.modules.flatMap((module) => module.waiting ?? [])
  }

  get reminders(): ReminderSource[] {
    return this.modules.flatMap((module) => module.reminders ?? [])
  }

  get burden(): BurdenSource[] {
    return this.modules.flatMap((module) => module.burden ?? [])
  }

  get signsOfLife(): LifeSource[] {
    return this.modules.flatMap((module) => module.signsOfLife ?? [])
  }

  get duties(): DutySource[] {
    return this.modules.flatMap((module) => module.duties ?? [])
  }

  get offers(): OfferSource[] {
    return this.modules.flatMap((module) => module.offers ?? [])
  }

  get shared(): SharedSource[] {
    return this.modules.flatMap((module) => module.shared ?? [])
  }

  procedureEffect(key: string): CaseEffect | undefined {
    return this.modules.flatMap((module) => module.procedureEffects ?? []).find((effect) => effect.key === key)
  }

  get dependents(): Dependents[] {
    return this.modules.flatMap((module) => module.dependents ?? [])
  }

  get bodies(): BodySource[] {
    return this.modules.flatMap((module) => module.bodies ?? [])
  }

  get areaSource(): AreaSource | null {
    return this.modules.find((module) => module.areaSource)?.areaSource ?? null
  }

  get nodeSource(): NodeSource | null {
    return this.modules.find((module) => module.nodeSource)?.nodeSource ?? null
  }

  get venueSource(): VenueSource | null {
    return this.modules.find((module) => module.venueSource)?.venueSource ?? null
  }

  get fieldClasses(): FieldClasses {
    return Object.assign({}, ...this.modules.map((module) => module.fieldClasses ?? {}))
  }

  get migrations(): MigrationSource[] {
    return this.modules.flatMap((module) => module.migrations ?? [])
  }

  reactionsTo(event: string): Reaction[] {
    return this.modules.flatMap((module) => module.reactions ?? []).filter((reaction) => reaction.event === event)
  }
}
