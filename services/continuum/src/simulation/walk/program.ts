import { RecordAccreditation, RegisterProgram } from '@continuum/intake';
import { OpenGroup } from '@continuum/scheduling';
import { seatsPerGroup } from '../block/therapy-groups.js';
import { timeZone } from '../virtual-days.js';
import { deed, type Deed } from './deed.js';
import { coordinator, meets, scheduler, therapistOf, educatorOf, type Scene } from './scene.js';

const opening = (scene: Scene): readonly Deed[] => {
  const { programId, number } = scene.block;
  const { run } = scene;
  const by = { ...coordinator(scene), role: 'admin' };
  return [
    deed(
      RegisterProgram,
      {
        programId,
        timeZone,
        levelOfCare: '2.1',
        tracks: ['SUD', 'MH', 'COD'],
        populations: ['adult'],
        deliveryModes: ['in-person', 'telehealth'],
        part2: true,
      },
      { key: `block-${number}/register`, minute: 480, by, changes: [meets.program] },
    ),
    deed(
      RecordAccreditation,
      {
        programId,
        accreditationId: `accreditation-${programId}`,
        body: 'CARF',
        validFrom: run.days.at(0).date,
        validTo: `${Number(run.days.at(run.days.count).date.slice(0, 4)) + 3}-12-31`,
      },
      { key: `block-${number}/accreditation`, minute: 485, by, changes: [meets.program] },
    ),
  ];
};

/** The program opens its books on the first day; groups open before their first client comes. */
export const programDeeds = (scene: Scene): readonly Deed[] => {
  const { block, day } = scene;
  const groups = block.groups
    .filter(({ openedDay }) => openedDay === day)
    .map((group) =>
      deed(
        OpenGroup,
        {
          groupId: group.groupId,
          programId: block.programId,
          topicSet: ['coping', 'relapse-prevention', 'emotional-regulation', 'communication'],
          minCapacity: 2,
          maxCapacity: seatsPerGroup,
          facilitatorRef: therapistOf(scene, group).ref,
          coFacilitatorRef: educatorOf(scene, group).ref,
        },
        { key: `block-${block.number}/group-${group.number}`, minute: 490, by: scheduler(scene), changes: [meets.group(group)], looksAt: [meets.program] },
      ),
    );
  return [...(day === 0 ? opening(scene) : []), ...groups];
};
