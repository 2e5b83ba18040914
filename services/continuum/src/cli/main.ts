import { commandLine } from './command-line.js';
import { tellFault } from './faults.js';

try {
  await commandLine().parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellFault(error);
}
