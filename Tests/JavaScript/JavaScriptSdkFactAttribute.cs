namespace Stepyard.Tests.JavaScript;

/// <summary>A test that needs Node.js and AWS's SDK for JavaScript; skipped on a machine without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JavaScriptSdkFactAttribute : FactAttribute
{
    public JavaScriptSdkFactAttribute() => Skip = JavaScriptSdk.Missing;
}

/// <summary>The same for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JavaScriptSdkTheoryAttribute : TheoryAttribute
{
    public JavaScriptSdkTheoryAttribute() => Skip = JavaScriptSdk.Missing;
}
