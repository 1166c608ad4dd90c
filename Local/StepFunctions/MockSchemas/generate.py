#!/usr/bin/env python3
"""Makes services.zip: what the operations of AWS's services answer, from the service models of an installed botocore.

usage: generate.py [folder of botocore/data]

One entry per service, named as an `aws-sdk:` resource names it, such as lambda.json:
  operations  operation -> shape of its output
  shapes      {"f": {member: shape}, "r": [required members]} | {"l": shape of the items} | {"m": shape of the values}
              | {"e": [allowed strings]} | {"t": scalar}, the last three with "a" (least) and "z" (most) where the model has them
A shape is a name among "shapes", or one of the scalars: s(tring), n(umber), b(oolean), * (anything).
A member is named as optimized integrations name it; "ETag/Etag" where an `aws-sdk:` integration has another name.
"""
import gzip, json, os, re, sys, zipfile

SERVICES = """apigateway athena batch bedrock-agent-runtime bedrock-runtime cloudwatch codebuild cognito-idp comprehend dynamodb
ecr ecs efs eks emr emr-containers emr-serverless events firehose glue kinesis kms lambda logs polly rds-data redshift-data rekognition s3
sagemaker-runtime scheduler secretsmanager ses sesv2 sns sqs ssm stepfunctions sts textract transcribe translate""".split()
SCALARS = {"string": "s", "character": "s", "blob": "s", "timestamp": "s", "integer": "n", "long": "n", "float": "n", "double": "n", "boolean": "b"}
# Where Step Functions holds mocks against an older model than the newest: MemorySize is from before managed instances.
OLDER = {"MemorySize": {"max": 10240}}


def sdk_name(name):
    """The name that AWS's SDK for Java 2 gives to a member, which `aws-sdk:` integrations show."""
    name = re.sub(r"[^A-Za-z0-9]+", " ", name)
    name = re.sub(r"([^a-z]{2,})v([0-9]+)", r"\1 v\2 ", name)
    name = re.sub(r"([^A-Z]{2,})V([0-9]+)", r"\1 V\2 ", name)
    name = " ".join(re.split(r"(?<=[a-z])(?=[A-Z][a-zA-Z0-9])", name))
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", name)
    name = re.sub(r"([0-9])([a-zA-Z])", r"\1 \2", name)
    return "".join(word.capitalize() for word in name.split())


def member_name(name):
    plain, sdk = name[0].upper() + name[1:], sdk_name(name)
    return plain if plain == sdk else f"{plain}/{sdk}"


def read(model):
    shapes = {}

    def shape(name):
        s = {**model["shapes"][name], **OLDER.get(name, {})}
        kind = s["type"]
        if s.get("document") or s.get("eventstream") or kind not in SCALARS and kind not in ("structure", "list", "map"):
            return "*"
        if kind in SCALARS:
            bounds = {short: s[long] for short, long in (("a", "min"), ("z", "max")) if long in s and s[long] not in (0, 2**31 - 1, 2**63 - 1)}
            if s.get("enum"):
                bounds = {"e": s["enum"]}
            elif bounds:
                bounds["t"] = SCALARS[kind]
            else:
                return SCALARS[kind]
            shapes[name] = bounds
        elif name not in shapes:
            made = shapes[name] = {}
            if kind == "structure":
                made["f"] = {member_name(k): "*" if v.get("jsonvalue") or k == s.get("payload") else shape(v["shape"]) for k, v in s["members"].items()}
                if s.get("required"):
                    made["r"] = [member_name(k) for k in s["required"]]
            else:
                made["l" if kind == "list" else "m"] = shape((s["member"] if kind == "list" else s["value"])["shape"])
        return name
    operations = {name[0].lower() + name[1:]: shape(o["output"]["shape"]) for name, o in model["operations"].items() 
                  if "output" in o and model["shapes"][o["output"]["shape"]]["members"]}
    return {"operations": operations, "shapes": shapes}


def main():
    if len(sys.argv) > 1:
        data = sys.argv[1]
    else:
        import botocore
        data = os.path.join(os.path.dirname(botocore.__file__), "data")
    with zipfile.ZipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "services.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for service in SERVICES:
            folder = os.path.join(data, service)
            version = max(v for v in os.listdir(folder) if v[0].isdigit())
            with gzip.open(os.path.join(folder, version, "service-2.json.gz")) as f:
                model = json.load(f)
            name = model["metadata"]["serviceId"].replace(" ", "").lower()
            entry = zipfile.ZipInfo(f"{name}.json", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, json.dumps(read(model), separators=(",", ":")))


if __name__ == "__main__":
    main()
