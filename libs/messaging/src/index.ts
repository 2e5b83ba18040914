export * from './process-manager.js';
