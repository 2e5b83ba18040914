export { type SyntheticIdentity } from './population/identity.js';
export { Refusals, type UnexpectedRefusal } from './refusals.js';
export { facilityOf, Run, type SimulationOptions } from './run.js';
export { simulate, type SimulationPorts, type SimulationReport } from './simulate.js';
export { fromSoThatItEnds, timeZone, VirtualDays } from './virtual-days.js';
