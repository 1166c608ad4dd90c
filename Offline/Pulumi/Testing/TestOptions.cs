namespace Pulumi.Testing;

/// <summary>What a program that runs against mocks is told about its stack.</summary>
public class TestOptions
{
    /// <summary>The project's name; <c>project</c> unless set.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name; <c>stack</c> unless set.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether to preview: what a mock leaves out is then unknown, not null. True unless set.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The organization's name; <c>organization</c> unless set.</summary>
    public string? OrganizationName { get; set; }
}
