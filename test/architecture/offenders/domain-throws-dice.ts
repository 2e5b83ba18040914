// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-syntax
export const dice = (): number => Math.random();
