import 'reflect-metadata';

export * from './access/caller.js';
export * from './access/policy.js';
export * from './access/roles.js';
export * from './commands/command-door.js';
export * from './commands/commanded.js';
export * from './commands/ordered.js';
export * from './errors/http-refusal.js';
export * from './errors/request-refusals.js';
export * from './queries/paged.js';
export * from './queries/queried.js';
export * from './queries/view-positions.js';
export * from './shapes/given.js';
