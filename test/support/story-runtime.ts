/** Runs the local runtime on a story's clock until it is killed: `<assembly> <data> <port>`. */
import { storyStart } from '../../cli/demo/story/story-calendar.ts';
import { startRuntime } from '../../local/runtime.ts';

const [assemblyFolder = '', dataFolder = '', port = '0'] = process.argv.slice(2);
const { url, secrets } = await startRuntime({
  assemblyFolder,
  dataFolder,
  port: Number(port),
  startAt: storyStart,
});
process.send?.({ url, operatorKey: secrets.valueOf('OPERATOR_KEY_SECRET') });
