// npm run chaos -- --kills N [--seed S]: kills the product under load and simulations, N times in all, and judges what is left.
import { registerHooks } from 'node:module';

// The support of the fault suites is TypeScript; its imports name the files that a compiler would have made.
registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.includes('/test/');
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

const { chaos } = await import('./support/chaos.ts');
process.exitCode = await chaos(process.argv.slice(2));
