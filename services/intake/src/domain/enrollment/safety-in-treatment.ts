import type { SafetyRiskRaised, SafetyRiskResolved } from '@continuum/contracts';
import type { Fold } from '@continuum/event-sourcing';

/** Ids of the imminent risks that were raised in treatment and are open. */
export type ImminentInTreatment = readonly string[];

/** What intake makes of the client's safety case, which therapy sessions own: R6 holds wherever the risk was found. */
export const imminentInTreatment: Fold<ImminentInTreatment, SafetyRiskRaised | SafetyRiskResolved> = {
  initial: [],
  evolve: (open, event) => {
    const { riskId } = event.data;
    const others = open.filter((known) => known !== riskId);
    switch (event.type) {
      case 'SafetyRiskRaised':
        return event.data.level === 'imminent' ? [...others, riskId] : others;
      case 'SafetyRiskResolved':
        return others;
      default:
        return open;
    }
  },
};
