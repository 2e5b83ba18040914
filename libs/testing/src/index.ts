export * from './admission.js';
export * from './given-when-then.js';
export * from './log.js';
export * from './order.js';
export * from './store-conformance-kit.js';
