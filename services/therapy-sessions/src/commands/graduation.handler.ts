import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome, type Read } from '@continuum/event-sourcing';
import { EvaluateGraduation, GraduateClient } from '../domain/graduation/graduation.commands.js';
import { graduation, type KnownToGraduation } from '../domain/graduation/graduation.js';
import { aftercareStanding, goalsOf, latestAssessment, nothingStands, openRisksOf } from '../domain/graduation/standing.js';
import { safety } from '../domain/safety/safety.js';
import { treatmentPlan } from '../domain/treatment-plan/treatment-plan.js';
import { nowhere, placeOf } from './places.js';

/** What of the evidence is in force now, in the streams that own it. */
const inForce =
  (enrollmentId: string) =>
  async (read: Read): Promise<KnownToGraduation> => {
    const evaluation = await read(graduation, streams.graduation(enrollmentId));
    if (evaluation.status !== 'Evaluated') return { place: nowhere(), standing: nothingStands };
    const { clientRef } = evaluation;
    const place = await placeOf(clientRef)(read);
    const intakeId = place.find((stay) => stay.enrollmentId === enrollmentId)?.intakeId;
    const standing = {
      goals: goalsOf(await read(treatmentPlan, streams.treatmentPlan(enrollmentId))),
      assessment: intakeId === undefined ? null : await read(latestAssessment, streams.intake(intakeId)),
      risks: openRisksOf(await read(safety, streams.safety(clientRef))),
      ...(await read(aftercareStanding, streams.aftercarePlan(enrollmentId))),
    };
    return { place, standing };
  };

@CommandHandler(EvaluateGraduation)
export class EvaluateGraduationHandler implements ICommandHandler<EvaluateGraduation> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: EvaluateGraduation): Promise<Outcome> {
    const { enrollmentId, clientRef } = command;
    return this.kernel.follow(graduation, streams.graduation(enrollmentId), command, async (read) => ({
      place: await placeOf(clientRef)(read),
      standing: nothingStands,
    }));
  }
}

@CommandHandler(GraduateClient)
export class GraduateClientHandler implements ICommandHandler<GraduateClient> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: GraduateClient): Promise<Outcome> {
    return this.kernel.follow(graduation, streams.graduation(command.enrollmentId), command, inForce(command.enrollmentId));
  }
}

export const graduationHandlers = [EvaluateGraduationHandler, GraduateClientHandler];
