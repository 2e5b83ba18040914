// stands as: services/intake/src/commands/offender.ts
// breaks: no-restricted-properties
export const home = process.env['HOME'];
