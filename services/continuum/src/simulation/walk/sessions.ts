import { CompleteSession, RecordAttendance, StartSession, type ClientWhoAttended, type ClientWhoMissed } from '@continuum/therapy-sessions';
import type { SessionTopic } from '@continuum/contracts';
import type { Mark } from '../block/attendance.js';
import type { PlannedGroup, PlannedStay } from '../block/block-plan.js';
import { cancellation, groupSession, idOf, individualSession, type DayPart, type PlannedSession } from './booking.js';
import { deed, type Deed } from './deed.js';
import { at, educatorOf, meets, therapistOf, type Scene } from './scene.js';

interface Seat {
  readonly stay: PlannedStay;
  readonly mark: Mark;
}

const topics: Readonly<Record<PlannedSession['modality'], readonly SessionTopic[]>> = {
  group: ['coping', 'relapse-prevention', 'emotional-regulation', 'communication', 'triggers'],
  psychoeducation: ['addiction', 'mental-illness', 'trauma', 'recovery'],
  'life-skills': ['stress', 'employment', 'budgeting', 'goal-setting'],
  individual: ['triggers', 'coping', 'recovery'],
  family: ['family'],
  'medication-management': ['medication'],
  'case-management': ['goal-setting'],
  'peer-support': ['recovery'],
};

const topicOf = ({ modality, day }: PlannedSession): SessionTopic[] => {
  const list = topics[modality];
  const topic = list[Math.floor(day / 2) % list.length];
  return topic === undefined ? [] : [topic];
};

const attendedOf = (scene: Scene, { minute, plannedMinutes }: PlannedSession, { stay, mark }: Seat): readonly ClientWhoAttended[] => {
  if (mark.status !== 'attended') return [];
  const { late, early, mode, participation } = mark;
  return [{ clientRef: stay.client.clientRef, arrivedAt: at(scene, minute + late), leftAt: at(scene, minute + plannedMinutes - early), mode, participation }];
};

const missedOf = ({ stay, mark }: Seat): readonly ClientWhoMissed[] => {
  if (mark.status !== 'missed') return [];
  return [{ clientRef: stay.client.clientRef, kind: mark.kind, ...(mark.reason === undefined ? {} : { reason: mark.reason }) }];
};

/** A session from its start to its end: the roster, who came and who did not. */
const held = (scene: Scene, session: PlannedSession, seats: readonly Seat[], by: { readonly ref: string; readonly role: string }): readonly Deed[] => {
  const { key, minute, plannedMinutes } = session;
  const sessionId = idOf(scene, session);
  const changes = [meets.session(key)];
  const looksAt = [meets.week(scene.run.days.at(session.day).isoWeek), ...seats.map(({ stay }) => meets.client(stay.client.plan.index))];
  const attended = seats.flatMap((seat) => attendedOf(scene, session, seat));
  const missed = seats.flatMap(missedOf);
  const clientRefs = seats.map(({ stay }) => stay.client.clientRef);
  return [
    deed(StartSession, { sessionId, topics: topicOf(session), clientRefs }, { key: `${key}/start`, minute, by, changes, looksAt }),
    deed(
      RecordAttendance,
      { sessionId, ...(attended.length === 0 ? {} : { attended }), ...(missed.length === 0 ? {} : { missed }) },
      { key: `${key}/attendance`, minute: minute + plannedMinutes, by, changes, looksAt },
    ),
    deed(CompleteSession, { sessionId }, { key: `${key}/complete`, minute: minute + plannedMinutes, by, changes }),
  ];
};

const groupDay = (scene: Scene, group: PlannedGroup, part: DayPart): readonly Deed[] => {
  const { block, day } = scene;
  const session = groupSession(scene, group, day, part);
  if (session === undefined) return [];
  const seats = block.stays.flatMap((stay) => {
    const programDay = stay.group === group ? stay.programDays.find((one) => one.day === day) : undefined;
    return programDay === undefined ? [] : [{ stay, mark: programDay[part] }];
  });
  if (block.isClosed(day)) return [cancellation(scene, session, day % 2 === 0 ? 'weather' : 'facility-closed')];
  if (seats.length === 0) return [cancellation(scene, session, 'other')];
  return held(scene, session, seats, part === 'group' ? therapistOf(scene, group) : educatorOf(scene, group));
};

const individuals = (scene: Scene): readonly Deed[] =>
  scene.block.stays.flatMap((stay) => {
    const mark = stay.programDays.find(({ day }) => day === scene.day)?.individual;
    return mark === undefined ? [] : held(scene, individualSession(scene, stay, scene.day), [{ stay, mark }], therapistOf(scene, stay.group));
  });

/** Every session of the day. */
export const sessionDeeds = (scene: Scene): readonly Deed[] => {
  const weekday = scene.run.days.weekday(scene.day);
  const meeting = scene.block.groups.filter(({ kind }) => kind.weekdays.includes(weekday));
  return [...meeting.flatMap((group) => (['group', 'second'] as const).flatMap((part) => groupDay(scene, group, part))), ...individuals(scene)];
};
