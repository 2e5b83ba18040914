// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-syntax
export const now = (): Date => new Date();
