using Stepyard.Local.Preview;
using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;

namespace Stepyard.Tests.Stacks;

/// <summary>The workflows of a stack, to test.</summary>
internal static class RecordedWorkflows
{
    /// <summary>A workflow with its definition as the stack registers it: every placeholder filled in.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The workflow's name in the program.</param>
    public static WorkflowUnderTest Workflow(this RecordedStack stack, string name)
    {
        var stateMachine = stack.Single("aws-native:stepfunctions:StateMachine", name);
        var type = stateMachine.Text("stateMachineType") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        return WorkflowUnderTest.FromDefinition(stateMachine.Text("definitionString"), type, name);
    }
}
