import { describe, it } from '@jest/globals';
import type { AlumniEnrolled, AlumniGroupAttended } from '@continuum/contracts';
import { specOf } from '@continuum/testing';
import { enrollment, ordered } from '../../testing/builders.js';
import { ClientNeverEnrolled } from '../enrollments/client-enrollments.js';
import type { AlumniConsent } from './alumni-consent.js';
import { EnrollAlumni, RecordAlumniAttendance } from './alumni.commands.js';
import { alumni, AlumniConsentMissing, AlumniUnknown, AttendedBeforeEnrolled } from './alumni.js';

const at = '2026-05-10T14:00:00.000Z';
const consented = {
  status: 'Given',
  clientRef: 'client-1',
  isForAlumniContact: true,
  signedAt: '2026-05-01T14:00:00.000Z',
  endsAt: null,
} satisfies AlumniConsent;
const enrolled: AlumniEnrolled = { type: 'AlumniEnrolled', data: { clientRef: 'client-1', consentId: 'consent-1', enrolledAt: at } };
const attended: AlumniGroupAttended = {
  type: 'AlumniGroupAttended',
  data: { clientRef: 'client-1', groupId: 'group-1', attendedAt: '2026-05-17T23:00:00.000Z' },
};

const enroll = (consentId = 'consent-1') => ordered(EnrollAlumni, { clientRef: 'client-1', consentId, occurredAt: at });
const attend = (occurredAt = '2026-05-17T23:00:00.000Z') => ordered(RecordAlumniAttendance, { clientRef: 'client-1', groupId: 'group-1', occurredAt });

const known = (consent: AlumniConsent) => ({ enrollments: [enrollment()], consent });
const { given } = specOf(alumni, known(consented));

describe('joining the alumni', () => {
  it('is recorded with the consent it rests on', () => given().when(enroll()).then([enrolled]));
  it('changes nothing when it rests on the same consent', () => given(enrolled).when(enroll()).thenNothing());
  it('may rest on a newer consent', () =>
    given(enrolled)
      .when(enroll('consent-2'))
      .then([{ type: 'AlumniEnrolled', data: { ...enrolled.data, consentId: 'consent-2' } }]));
  it('is refused without a consent', () =>
    given()
      .knowing(known({ status: 'Unknown' }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it('is refused once the consent was taken back', () =>
    given()
      .knowing(known({ status: 'Ended' }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it('is refused on a consent to something else', () =>
    given()
      .knowing(known({ ...consented, isForAlumniContact: false }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it("is refused on somebody else's consent", () =>
    given()
      .knowing(known({ ...consented, clientRef: 'client-2' }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it('is refused before the consent was signed', () =>
    given()
      .knowing(known({ ...consented, signedAt: '2026-05-10T14:00:00.001Z' }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it('is refused from the moment the consent ends', () =>
    given()
      .knowing(known({ ...consented, endsAt: at }))
      .when(enroll())
      .thenRefused(AlumniConsentMissing));
  it('is allowed to the moment before', () =>
    given()
      .knowing(known({ ...consented, endsAt: '2026-05-10T14:00:00.001Z' }))
      .when(enroll())
      .then([enrolled]));
  it('is refused to a client who was never enrolled', () =>
    given().knowing({ enrollments: [], consent: consented }).when(enroll()).thenRefused(ClientNeverEnrolled));
});

describe('coming to an alumni group', () => {
  it('is recorded', () => given(enrolled).when(attend()).then([attended]));
  it('changes nothing when told again', () => given(enrolled, attended).when(attend()).thenNothing());
  it('is refused of somebody who is no member', () => given().when(attend()).thenRefused(AlumniUnknown));
  it('is refused before joining', () => given(enrolled).when(attend('2026-05-10T13:59:00.000Z')).thenRefused(AttendedBeforeEnrolled));
});
