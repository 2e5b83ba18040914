export * from './checkpoint.js';
export * from './process-manager.js';
export * from './process-loop.js';
export * from './process-rows.js';
export * from './process-runner.js';
export * from './quarantine.js';
export * from './subscription.js';
