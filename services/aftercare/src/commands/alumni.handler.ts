import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streams } from '@continuum/contracts';
import { LoadDecideAppend, type Outcome } from '@continuum/event-sourcing';
import { alumniConsent } from '../domain/alumni/alumni-consent.js';
import { EnrollAlumni, RecordAlumniAttendance } from '../domain/alumni/alumni.commands.js';
import { alumni } from '../domain/alumni/alumni.js';
import { enrollmentsOf, noEnrollments } from './known-enrollments.js';

@CommandHandler(EnrollAlumni)
export class EnrollAlumniHandler implements ICommandHandler<EnrollAlumni> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: EnrollAlumni): Promise<Outcome> {
    return this.kernel.follow(alumni, streams.alumni(command.clientRef), command, async (read) => ({
      enrollments: await enrollmentsOf(command.clientRef)(read),
      consent: await read(alumniConsent, streams.consent(command.consentId)),
    }));
  }
}

@CommandHandler(RecordAlumniAttendance)
export class RecordAlumniAttendanceHandler implements ICommandHandler<RecordAlumniAttendance> {
  constructor(private readonly kernel: LoadDecideAppend) {}

  execute(command: RecordAlumniAttendance): Promise<Outcome> {
    const known = { enrollments: noEnrollments(), consent: alumniConsent.initial };
    return this.kernel.follow(alumni, streams.alumni(command.clientRef), command, () => known);
  }
}

export const alumniHandlers = [EnrollAlumniHandler, RecordAlumniAttendanceHandler];
