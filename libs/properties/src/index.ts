export * from './aggregate.js';
export * from './aggregates-hold.js';
export * from './arbitrary-facts.js';
export * from './fitting.js';
export * from './handled-by.js';
export * from './process-managers-hold.js';
export * from './views-hold.js';
