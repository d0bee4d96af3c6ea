import type { UsualSizes } from './options.ts'
import type { PartyOrgNotice, ReadOrganisation, ReadPartyOrg } from './types.ts'

/** Gathers the party organisations named by the accepted organisations, as these go by. */
export class PartyOrgGatherer {
  private readonly usual: UsualSizes
  private readonly byName = new Map<string, ReadPartyOrg>()

  constructor(usual: UsualSizes) {
    this.usual = usual
  }

  add(unit: ReadOrganisation): void {
    const { partyOrg, formation } = unit
    if (partyOrg === null || formation === null) return
    const known = this.byName.get(partyOrg)
    const party = known ?? {
      name: partyOrg,
      formation,
      level: unit.level,
      activeUnits: 0,
      inactiveUnits: 0,
      fullMembers: 0,
      streets: [],
      units: [],
    }
    if (!known) this.byName.set(partyOrg, party)
    party.units.push(unit.key)
    party.level ??= unit.level
    if (unit.status !== 'active') {
      party.inactiveUnits += 1
      return
    }
    party.activeUnits += 1
    party.fullMembers += unit.full
    if (unit.street !== null && !party.streets.includes(unit.street)) party.streets.push(unit.street)
  }

  /** Joint ones even if only inactive units are left, own ones with an active unit. */
  partyOrgs(): ReadPartyOrg[] {
    const all = [...this.byName.values()].filter((party) => party.formation === 'joint' || party.activeUnits > 0)
    for (const party of all) party.streets.sort()
    return all
  }

  notices(): PartyOrgNotice[] {
    const notices: PartyOrgNotice[] = []
    for (const { name, formation, activeUnits, fullMembers } of this.byName.values()) {
      const add = (code: string) => notices.push({ partyOrg: name, code })
      if (activeUnits === 0) add('party_org_of_inactive_only')
      else if (formation === 'joint') {
        if (activeUnits > this.usual.jointMost) add('joint_over_5_units')
        if (fullMembers < this.usual.minFull) add('joint_under_3_members')
        if (activeUnits === 1) add('joint_with_one_unit')
      }
    }
    return notices
  }
}
