// stands as: services/intake/src/domain/referral/offender.ts
// breaks: no-restricted-syntax
export const late = async (work: Promise<void>): Promise<void> => {
  await work;
};
