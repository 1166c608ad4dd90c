// Calls Step Functions with AWS's own SDK: a call a line in, what became of it a line out, in the order in which calls end.
import { createInterface } from 'node:readline';
import * as sfn from '@aws-sdk/client-sfn';

const clients = new Map();

function clientOf(endpoint) {
  if (!clients.has(endpoint)) {
    clients.set(endpoint, new sfn.SFNClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      disableHostPrefix: true,
      maxAttempts: 1,
    }));
  }

  return clients.get(endpoint);
}

// Not every listing has a paginator.
async function pagesOf(client, operation, input, maxResults) {
  const pages = [];
  let nextToken;
  do {
    pages.push(withoutMetadata(await client.send(new sfn[`${operation}Command`]({ ...input, maxResults, nextToken }))));
    nextToken = pages.at(-1).nextToken;
  } while (nextToken);
  return { pages };
}

function withoutMetadata({ $metadata, ...output }) {
  return output;
}

async function outcomeOf({ endpoint, operation, input, pageSize }) {
  try {
    const client = clientOf(endpoint);
    return {
      output: pageSize
        ? await pagesOf(client, operation, input, pageSize)
        : withoutMetadata(await client.send(new sfn[`${operation}Command`](input))),
    };
  } catch (error) {
    return {
      error: {
        name: error.name,
        message: error.message,
        status: error.$metadata?.httpStatusCode,
        // Whether the SDK has a class for it: otherwise no user can catch it by its type.
        isKnown: error instanceof sfn.SFNServiceException && error.constructor !== sfn.SFNServiceException,
      },
    };
  }
}

const operations = Object.keys(sfn).filter(name => name.endsWith('Command') && name !== '$Command').map(name => name.slice(0, -'Command'.length));
console.log(JSON.stringify(operations));
for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...call } = JSON.parse(line);
  outcomeOf(call).then(outcome => console.log(JSON.stringify({ id, ...outcome })));
}
