import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const kernelBans = ['@nestjs/*', 'fastify', 'kafkajs', '@eventstore/*', 'express'];

/** Which room may stand on which (docs/decisions/0001). Each rule has an offender in test/architecture that must fail. */
export const boundaries = [
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: ['type:none'],
    bannedExternalImports: ['@nestjs/*', 'class-validator', 'kysely', 'fastify', 'kafkajs', '@eventstore/*'],
  },
  { sourceTag: 'type:calendar', onlyDependOnLibsWithTags: ['type:none'], bannedExternalImports: ['@nestjs/*', 'kysely', 'fastify'] },
  { sourceTag: 'type:shapes', onlyDependOnLibsWithTags: ['type:contracts'], bannedExternalImports: ['@nestjs/*', 'kysely', 'fastify'] },
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:testing'], bannedExternalImports: kernelBans },
  { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:testing'], bannedExternalImports: ['@nestjs/*', 'fastify'] },
  { sourceTag: 'type:host', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:testing', 'type:shapes'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel'] },
  { sourceTag: 'type:properties', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:shapes', 'type:testing'] },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel', 'type:host', 'type:testing', 'type:properties', 'type:shapes', 'type:calendar'],
    bannedExternalImports: ['kafkajs', '@eventstore/*', 'kysely'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:service',
      'type:contracts',
      'type:kernel',
      'type:adapter',
      'type:host',
      'type:testing',
      'type:properties',
      'type:calendar',
    ],
  },
];

const domainBans = {
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { group: ['@nestjs/*', 'node:*', 'fastify', 'kysely', 'pino', 'jose', 'rxjs'], message: 'The domain is pure: no framework, no driver, no machine.' },
        {
          group: ['@continuum/service-host', '@continuum/read-store', '@continuum/messaging'],
          message: 'The domain knows contracts, deciders and the calendar alone.',
        },
        { group: ['**/http/*', '**/commands/*', '**/reactions/*', '**/views/*', '**/vault/*'], message: 'The domain stands before the other rooms.' },
      ],
    },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in the command.' },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes in the command.' },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance comes in the command.' },
    { selector: 'AwaitExpression', message: 'What must be fetched is fetched before and passed in.' },
  ],
};

/** Nobody reads the environment but the configuration pages. */
const environmentBan = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only *.config.ts reads the environment.' }],
};

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', 'data', '.nx', 'coverage', 'test/architecture/offenders/**'] },
  {
    files: ['libs/*/src/**/*.ts', 'services/*/src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries, banTransitiveDependencies: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': 'off',
      ...environmentBan,
    },
  },
  { files: ['**/*.config.ts', 'test/**/*.ts', '**/*.spec.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['services/*/src/domain/**/*.ts'], ignores: ['**/*.spec.ts'], rules: domainBans },
  // Nest reads constructor types at run time, so what is injected must be imported as a value.
  {
    files: ['services/*/src/{http,commands,views,vault}/**/*.ts', 'libs/service-host/src/**/*.ts', 'services/*/src/domain/**/*.commands.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  prettier,
);
export { domainBans };
