using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>
/// System 6: a batch job, as Standard workflows that submit it and go on at once, or wait for its end behind <c>POST /job</c>,
/// and a workflow that runs another one and waits for it.
/// </summary>
public sealed class Job : ComponentResource
{
    public static readonly DefinitionFile SubmitDefinition = new("submit-job", WorkflowType.Standard, "Stack");
    public static readonly DefinitionFile RunDefinition = new("run-job", WorkflowType.Standard, "Stack");
    public static readonly DefinitionFile ParentDefinition = new("parent", WorkflowType.Standard, "RunJobArn");

    private const string Image = "public.ecr.aws/docker/library/busybox:1.37";

    // Whoever has real work to do puts an image of theirs in its place; what matters here is that it has parameters, and that it may fail.
    private const string Preprocess = """
        case "$2" in
          csv|json) echo "Preprocessing $1 ($2), attempt $AWS_BATCH_JOB_ATTEMPT of job $AWS_BATCH_JOB_ID" ;;
          *) echo "The format of $1 is $2; csv and json can be preprocessed." >&2; exit 2 ;;
        esac
        """;

    public Job(HttpApi api, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Job", "job")
    {
        var parent = new ComponentResourceOptions { Parent = this };

        // The definitions name both as they are called everywhere, preprocessing and primaryQueue, with the stack's name behind:
        // the stacks of one account would have the same ones otherwise.
        _ = new BatchQueue("primaryQueue", settings, parent);
        _ = new BatchJob("preprocessing", new BatchJobArgs(Image, "sh", "-c", Preprocess, "preprocessing", "Ref::source", "Ref::format"), target, settings, parent);
        var stack = ImmutableDictionary<string, Output<string>>.Empty.Add("Stack", Output.Create(settings.Stack));

        SubmitWorkflow = new Workflow(
            "submit-job",
            new WorkflowArgs(definitions[SubmitDefinition.Name]) { StateMachineName = "SubmitJobStateMachine", Substitutions = stack },
            target,
            settings,
            parent);

        RunWorkflow = new Workflow(
            "run-job",
            new WorkflowArgs(definitions[RunDefinition.Name]) { StateMachineName = "RunJobStateMachine", Substitutions = stack },
            target,
            settings,
            parent);

        ParentWorkflow = new Workflow(
            "parent",
            new WorkflowArgs(definitions[ParentDefinition.Name])
            {
                StateMachineName = "ParentStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("RunJobArn", RunWorkflow.Arn),
            },
            target,
            settings,
            parent);

        Route = new Route("job", "POST /job", api, RunWorkflow, settings, parent);
        RegisterOutputs();
    }

    /// <summary>Submits the job and goes on at once.</summary>
    public Workflow SubmitWorkflow { get; }

    /// <summary>Submits the job and waits for its end.</summary>
    public Workflow RunWorkflow { get; }

    /// <summary>Runs <see cref="RunWorkflow"/> and waits for its end.</summary>
    public Workflow ParentWorkflow { get; }

    public Route Route { get; }
}
