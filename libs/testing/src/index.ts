export * from './given-when-then.js';
export * from './order.js';
