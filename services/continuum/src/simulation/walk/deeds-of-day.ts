import { admissionDeeds } from './admission.js';
import { afterwardsDeeds } from './afterwards.js';
import { bookingDeeds } from './booking.js';
import type { Deed } from './deed.js';
import { intakeDeeds } from './intake.js';
import { dischargeDeeds } from './leaving.js';
import { programDeeds } from './program.js';
import { referralDeeds } from './referral.js';
import type { Scene } from './scene.js';
import { sessionDeeds } from './sessions.js';
import { treatmentDeeds } from './treatment.js';
import { wayOutDeeds } from './way-out.js';

/** Everything that happens at a facility on a day, in the order of the hours; what shares a minute, in the order of the path. */
export const deedsOf = (scene: Scene): readonly Deed[] => {
  const { block, day } = scene;
  const inCare = block.stays.filter((stay) => stay.admissionDay <= day && day <= stay.dischargeDay);
  const left = block.stays.filter((stay) => stay.dischargeDay < day);
  const deeds = [
    ...programDeeds(scene),
    ...referralDeeds(scene),
    ...block.intakes.flatMap((intake) => intakeDeeds(scene, intake)),
    ...block.stays.filter(({ admissionDay }) => admissionDay === day).flatMap((stay) => admissionDeeds(scene, stay)),
    ...bookingDeeds(scene),
    ...sessionDeeds(scene),
    ...inCare.flatMap((stay) => [...treatmentDeeds(scene, stay), ...wayOutDeeds(scene, stay), ...dischargeDeeds(scene, stay)]),
    ...left.flatMap((stay) => afterwardsDeeds(scene, stay)),
  ];
  // The sort is stable: deeds of one minute keep the order above.
  return deeds.sort((one, other) => one.minute - other.minute);
};
