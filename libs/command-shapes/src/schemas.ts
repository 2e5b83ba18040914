export * from './shape.js';
export * from './shape-schemas.js';
export * from './transforms.js';
