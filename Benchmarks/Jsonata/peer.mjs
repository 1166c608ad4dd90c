// Reads {"expression", "input", "evaluations"} from standard input, evaluates the expression so often after a tenth of it as warm-up,
// prints {"seconds", "result"}. The package jsonata is installed under $PEERS_DIR/jsonata.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { expression, input, evaluations } = JSON.parse(readFileSync(0, 'utf8'));
const jsonata = createRequire(join(process.env.PEERS_DIR, 'jsonata', 'package.json'))('jsonata');

const parsed = jsonata(expression);
for (let i = 0; i < evaluations / 10; i++) await parsed.evaluate(input);

const start = performance.now();
let result;
for (let i = 0; i < evaluations; i++) result = await parsed.evaluate(input);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, result }));
