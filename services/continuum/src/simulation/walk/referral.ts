import { AcceptReferral, DeclineReferral, ReceiveReferral } from '@continuum/intake';
import type { PlannedClient } from '../block/block-plan.js';
import { deed, type Deed } from './deed.js';
import { coordinator, meets, type Scene } from './scene.js';

export const referralIdOf = ({ clientRef }: PlannedClient): string => `referral-${clientRef.slice('client-'.length)}`;

const orgOf: Readonly<Record<number, string>> = {
  2: 'org-detox-unit',
  3: 'org-health-clinic',
  4: 'org-school',
  5: 'org-employer',
  6: 'org-community',
  7: 'org-court',
};

const receive = (scene: Scene, client: PlannedClient): Deed => {
  const { plan, clientRef } = client;
  const { source, criminalJusticeDetail, priorLevelOfCare } = plan.referral;
  const referringOrg = orgOf[source];
  return deed(
    ReceiveReferral,
    {
      referralId: referralIdOf(client),
      clientRef,
      programId: scene.block.programId,
      source,
      ...(criminalJusticeDetail === undefined ? {} : { criminalJusticeDetail }),
      ...(referringOrg === undefined ? {} : { referringOrg }),
      ...(priorLevelOfCare === undefined ? {} : { priorLevelOfCare }),
    },
    { key: `${plan.index}/refer`, minute: 9 * 60 + (plan.index % 90), by: coordinator(scene), changes: [meets.client(plan.index)], looksAt: [meets.program] },
  );
};

const answer = (scene: Scene, client: PlannedClient): Deed => {
  const { plan } = client;
  const { course } = plan;
  const referralId = referralIdOf(client);
  const circumstances = { key: `${plan.index}/triage`, minute: 11 * 60, by: coordinator(scene), changes: [meets.client(plan.index)] };
  if (course.kind !== 'declined') return deed(AcceptReferral, { referralId }, circumstances);
  const redirectedTo = course.reason === 'not-eligible' ? { redirectedTo: 'org-adolescent-program' } : {};
  return deed(DeclineReferral, { referralId, reason: course.reason, ...redirectedTo }, circumstances);
};

/** Somebody asks that a client be seen; the same day the program takes the referral up or says where to turn. */
export const referralDeeds = (scene: Scene): readonly Deed[] =>
  scene.block.clients.filter(({ referralDay }) => referralDay === scene.day).flatMap((client) => [receive(scene, client), answer(scene, client)]);
