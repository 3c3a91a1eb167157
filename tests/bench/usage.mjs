/** Loaded into a measured child (`node --import`): leaves what the system says of its use of the machine. */
import { writeFileSync } from 'node:fs';

const file = process.env.WHOMET_BENCH_USAGE;
process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
