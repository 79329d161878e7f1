/** Runs a synthesized assembly until it is killed: `node run-runtime.ts <assembly> <data>`. */
import { startRuntime } from '../../../local/runtime.ts';

const [assemblyFolder = '', dataFolder = ''] = process.argv.slice(2);
const { url } = await startRuntime({ assemblyFolder, dataFolder });
process.send?.({ url });
