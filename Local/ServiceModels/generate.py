#!/usr/bin/env python3
"""Makes services.zip: how AWS's services are called and what they answer, from the service models of an installed botocore.

usage: generate.py [folder of botocore/data]

index.json has the services, as an `aws-sdk:` resource names them: {"kinesis": {"signing": its name in signatures, "target": …}}.
One entry per service, such as kinesis.json:
  title, id   the name of its client in AWS's SDK for Java 2, and its id: errors of `aws-sdk:` integrations begin with one, of optimized ones with the other
  protocol    json | rest-json | query | rest-xml
  signing     its name in signatures
  iam         the prefix of its actions in policies
  target      json: the prefix of X-Amz-Target
  json        json: the version of the protocol
  version     the version of the API, which query requests name
  errors      {code of an error on the wire: name of the SDK's exception}
  operations  operation -> {"in": shape, "out": shape, "http": "METHOD /path/{label}"}, each only where there is one
  shapes      {"f": {member: shape}, "r": [required members], "b": {member: binding}} | {"l": shape of the items} | {"m": shape of the values}
              | {"e": [allowed strings]} | {"t": scalar}, the last three with "a" (least) and "z" (most) where the model has them
Shapes that only requests have are without what is required and allowed.
A shape is a name among "shapes", or one of the scalars: s(tring), n(umber), b(oolean), d(ate), i (a date in ISO 8601 on the wire), y (bytes), * (anything).
A member is named as on the wire; "ETag/Etag" where an `aws-sdk:` integration has another name, but for the case of the first letter;
"items/Items/item" where the wire has a name of its own.
A binding says where a member is that is not in the body: "u:label", "q:parameter", "h:header", "x:prefix of headers", "c" (the status), "p" (the whole body).
"""
import gzip, json, os, re, sys, zipfile

SERVICES = """apigateway athena batch bedrock-agent-runtime bedrock-runtime cloudwatch codebuild cognito-idp comprehend dynamodb
ecr ecs efs eks emr emr-containers emr-serverless events firehose glue kinesis kms lambda logs polly rds-data redshift-data rekognition s3
sagemaker-runtime scheduler secretsmanager ses sesv2 sns sqs ssm stepfunctions sts textract transcribe translate xray""".split()
SCALARS = {"string": "s", "character": "s", "blob": "y", "timestamp": "d", "integer": "n", "long": "n", "float": "n", "double": "n", "boolean": "b"}
BINDINGS = {"uri": "u", "querystring": "q", "header": "h", "headers": "x", "statusCode": "c"}
# Where Step Functions holds mocks against an older model than the newest: MemorySize is from before managed instances.
OLDER = {"MemorySize": {"max": 10240}}
# Of the protocols that a service speaks: the one that others are most likely to speak as well.
PROTOCOLS = ["json", "rest-json", "query", "rest-xml"]
# Where the prefix of actions is not the name in signatures.
IAM = {"monitoring": "cloudwatch"}


def sdk_name(name):
    """The name that AWS's SDK for Java 2 gives to a member, which `aws-sdk:` integrations show."""
    name = re.sub(r"[^A-Za-z0-9]+", " ", name)
    name = re.sub(r"([^a-z]{2,})v([0-9]+)", r"\1 v\2 ", name)
    name = re.sub(r"([^A-Z]{2,})V([0-9]+)", r"\1 V\2 ", name)
    name = " ".join(re.split(r"(?<=[a-z])(?=[A-Z][a-zA-Z0-9])", name))
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", name)
    name = re.sub(r"([0-9])([a-zA-Z])", r"\1 \2", name)
    return "".join(word.capitalize() for word in name.split())


def pascal(name):
    return name[0].upper() + name[1:]


def member_name(name, member):
    wire = name if "location" in member else member.get("locationName", name)
    sdk = sdk_name(name)
    return f"{name}/{sdk}/{wire}" if wire != name else name if pascal(name) == sdk else f"{name}/{sdk}"


def read(model):
    metadata, shapes = model["metadata"], {}

    def scalar(s, member=None):
        iso = "iso8601" in (s.get("timestampFormat"), (member or {}).get("timestampFormat"))
        return "i" if iso else SCALARS[s["type"]]

    def shape(name, full, member=None):
        s = {**model["shapes"][name], **OLDER.get(name, {})}
        kind = s["type"]
        if s.get("document") or s.get("eventstream") or kind not in SCALARS and kind not in ("structure", "list", "map"):
            return "*"
        if kind in SCALARS:
            bounds = {short: s[long] for short, long in (("a", "min"), ("z", "max")) if long in s and s[long] not in (0, 2**31 - 1, 2**63 - 1)}
            if not full or not (bounds or s.get("enum")):
                return scalar(s, member)
            shapes[name] = {"e": s["enum"]} if s.get("enum") else {**bounds, "t": scalar(s, member)}
        elif name not in shapes:
            made = shapes[name] = {}
            if kind == "structure":
                made["f"] = {member_name(k, v): "*" if v.get("jsonvalue") else shape(v["shape"], full, v) for k, v in s["members"].items()}
                if full and s.get("required"):
                    made["r"] = [member_name(k, s["members"][k]) for k in s["required"]]
                bindings = {member_name(k, v): binding(k, v) for k, v in s["members"].items() if "location" in v}
                if s.get("payload"):
                    bindings[member_name(s["payload"], s["members"][s["payload"]])] = "p"
                if bindings:
                    made["b"] = bindings
            else:
                made["l" if kind == "list" else "m"] = shape((s["member"] if kind == "list" else s["value"])["shape"], full)
        return name

    def binding(name, member):
        kind = BINDINGS[member["location"]]
        return kind if kind == "c" else f"{kind}:{member.get('locationName', name)}"

    protocol = min(metadata.get("protocols", [metadata["protocol"]]), key=lambda p: PROTOCOLS.index(p) if p in PROTOCOLS else 99)
    operations = {}
    # Answers first: a shape that both have keeps what is allowed.
    for kind, full in (("output", True), ("input", False)):
        for name, operation in model["operations"].items():
            made = operations.setdefault(name[0].lower() + name[1:], {})
            if kind in operation and model["shapes"][operation[kind]["shape"]]["members"]:
                made["out" if full else "in"] = shape(operation[kind]["shape"], full)
            if protocol.startswith("rest"):
                made["http"] = f"{operation['http']['method']} {operation['http']['requestUri']}"
    signing = metadata.get("signingName", metadata["endpointPrefix"])
    errors = {s.get("error", {}).get("code", name): name for name, s in model["shapes"].items() if s.get("exception")}
    read = {"title": sdk_name(metadata["serviceId"]), "id": metadata["serviceId"].replace(" ", ""), "protocol": protocol, "signing": signing, "iam": IAM.get(signing, signing), "version": metadata["apiVersion"]}
    if protocol == "json":
        read |= {"target": metadata["targetPrefix"], "json": metadata["jsonVersion"]}
    return read | {"errors": errors, "operations": operations, "shapes": shapes}


def main():
    if len(sys.argv) > 1:
        data = sys.argv[1]
    else:
        import botocore
        data = os.path.join(os.path.dirname(botocore.__file__), "data")
    with zipfile.ZipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "services.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        def write(name, content):
            entry = zipfile.ZipInfo(f"{name}.json", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, json.dumps(content, separators=(",", ":")))

        index = {}
        for service in SERVICES:
            folder = os.path.join(data, service)
            version = max(v for v in os.listdir(folder) if v[0].isdigit())
            with gzip.open(os.path.join(folder, version, "service-2.json.gz")) as f:
                model = json.load(f)
            name = model["metadata"]["serviceId"].replace(" ", "").lower()
            entry = read(model)
            write(name, entry)
            index[name] = {key: entry[key] for key in ("signing", "target") if key in entry}
        write("index", index)


if __name__ == "__main__":
    main()
