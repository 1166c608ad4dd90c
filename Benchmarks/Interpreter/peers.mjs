// Reads {"definition", "input"} from standard input, runs it for 5 s after 2 s of warm-up, prints executions per second.
// Usage: node peers.mjs als|sbx, with the packages installed under $PEERS_DIR/als and $PEERS_DIR/sbx.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { definition, input } = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(join(process.env.PEERS_DIR, process.argv[2], 'package.json'));

async function prepare() {
  if (process.argv[2] === 'als') {
    const { StateMachine } = require('aws-local-stepfunctions');
    const machine = new StateMachine(definition);
    return () => machine.run(input).result;
  }

  // Statebox knows a Map's processor by its older name.
  const renamed = JSON.parse(JSON.stringify(definition).replaceAll('"ItemProcessor"', '"Iterator"'));
  const box = new (require('@wmfs/statebox'))({ messages: { info() {}, warning() {}, error() {} } });
  await box.ready;
  await box.createStateMachines({ machine: renamed }, {});
  return async () => {
    const done = await box.startExecution(input, 'machine', { sendResponse: 'COMPLETE' });
    if (done.status !== 'SUCCEEDED') throw new Error(done.errorMessage);
  };
}

async function runFor(run, milliseconds) {
  const start = performance.now();
  let executions = 0;
  do {
    await run();
    executions++;
  } while (performance.now() - start < milliseconds);
  return (executions * 1000) / (performance.now() - start);
}

const run = await prepare();
await runFor(run, 2000);
console.log(await runFor(run, 5000));
process.exit(0);
