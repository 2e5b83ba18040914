import type { ImminentRiskIdentified, ImminentRiskResolved, ScreeningCompleted } from '@continuum/contracts';
import { derivedId, happenedAt } from '@continuum/event-sourcing';
import type { IdentifyImminentRisk, RecordScreening, ResolveImminentRisk } from './intake-case.commands.js';
import { ResolvedBeforeIdentified, RiskAlreadyIdentified, RiskUnknown, ScreeningItemsDoNotFit } from './intake-case.refusals.js';
import { openedBy, type IntakeCase, type OpenedIntake } from './intake-case.js';
import { isAnswered, read } from './screening.js';

const riskFromScreening = (command: RecordScreening, intake: OpenedIntake): readonly ImminentRiskIdentified[] => {
  const { intakeId, redirectedTo, order } = command;
  if (intake.risks.some(({ riskType, resolvedAt }) => riskType === 'self' && resolvedAt === null)) return [];

  const riskId = derivedId(order.commandId, 'risk');
  return [
    {
      type: 'ImminentRiskIdentified',
      data: { intakeId, clientRef: intake.clientRef, riskId, riskType: 'self', foundBy: 'screening', ...(redirectedTo === undefined ? {} : { redirectedTo }) },
    },
  ];
};

/** A C-SSRS of high risk is an imminent risk from that moment on; nobody has to remember to say so (R6, PM8). */
export const screen = (command: RecordScreening, intake: IntakeCase): readonly (ScreeningCompleted | ImminentRiskIdentified)[] => {
  const { intakeId, instrument, items } = command;
  const known = openedBy(command, intake);
  if (!isAnswered(instrument, items)) throw new ScreeningItemsDoNotFit(`These are no answers to ${instrument}.`, { intakeId, instrument });

  const result = read(instrument, items);
  const completed: ScreeningCompleted = { type: 'ScreeningCompleted', data: { intakeId, clientRef: known.clientRef, instrument, items, ...result } };
  return result.selfHarmRisk === 'high' ? [completed, ...riskFromScreening(command, known)] : [completed];
};

export const identifyRisk = (command: IdentifyImminentRisk, intake: IntakeCase): ImminentRiskIdentified => {
  const { type: _type, order: _order, occurredAt: _occurredAt, ...asked } = command;
  const { clientRef, risks } = openedBy(command, intake);
  const before = risks.find(({ riskId }) => riskId === asked.riskId);
  // A clinician confirms what a screening found, and says where the client was sent.
  const confirms = before?.foundBy === 'screening' && before.resolvedAt === null && before.riskType === asked.riskType;
  if (before !== undefined && !confirms) throw new RiskAlreadyIdentified(`Risk ${asked.riskId} is identified.`, { riskId: asked.riskId });

  return { type: 'ImminentRiskIdentified', data: { ...asked, clientRef, foundBy: 'clinician' } };
};

export const resolveRisk = (command: ResolveImminentRisk, intake: IntakeCase): readonly ImminentRiskResolved[] => {
  const { intakeId, riskId, resolution } = command;
  const { clientRef, risks } = openedBy(command, intake);
  const risk = risks.find((known) => known.riskId === riskId);
  if (risk === undefined) throw new RiskUnknown(`Risk ${riskId} is not known.`, { intakeId, riskId });
  if (risk.resolvedAt !== null) return [];
  if (happenedAt(command) < risk.identifiedAt) throw new ResolvedBeforeIdentified(`Risk ${riskId} was identified at ${risk.identifiedAt}.`, { riskId });

  return [{ type: 'ImminentRiskResolved', data: { intakeId, clientRef, riskId, resolution } }];
};
