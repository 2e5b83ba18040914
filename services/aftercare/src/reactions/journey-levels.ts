import { isStepDown, type ClientAdmitted } from '@continuum/contracts';
import { ask, type Asked, type ProcessManager } from '@continuum/messaging';
import { StartLevelOfCare, StepDown, StepUp } from '../domain/journey/journey.commands.js';

const stepIntoCare = ({ clientRef, enrollmentId, levelOfCare, pathway, priorLevelOfCare, admittedAt }: ClientAdmitted['data']): Asked => {
  const step = { clientRef, enrollmentId, occurredAt: admittedAt };
  if (pathway === 'step-down' && priorLevelOfCare !== undefined && isStepDown(priorLevelOfCare, levelOfCare)) {
    return ask(StepDown, { ...step, from: priorLevelOfCare, to: levelOfCare, direction: 'inbound', reason: 'transferred', warmHandoff: false });
  }
  if (pathway === 'step-up' && priorLevelOfCare !== undefined && isStepDown(levelOfCare, priorLevelOfCare)) {
    return ask(StepUp, { ...step, from: priorLevelOfCare, to: levelOfCare, cause: 'reassessed' });
  }
  return ask(StartLevelOfCare, { ...step, level: levelOfCare });
};

/** An admission opens the client's journey and starts the level of care, as a step from the level before where there was one. */
export const journeyLevels: ProcessManager<ClientAdmitted, null> = {
  name: 'journey-levels',
  initial: null,
  key: ({ data }) => data.clientRef,
  on: { ClientAdmitted: (_state, { data }) => ({ commands: [stepIntoCare(data)] }) },
};
