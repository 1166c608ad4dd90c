using System.Reflection;
using System.Runtime.Loader;

namespace Stepyard.LambdaRuntime.Handlers;

/// <summary>Loads a function's assembly from its package, and from there whatever it needs; Amazon.Lambda.Core is shared with this process.</summary>
internal static class HandlerAssembly
{
    /// <exception cref="LambdaValidationException">The package has no such assembly, or it can't be loaded.</exception>
    public static Assembly Load(string taskRoot, string name)
    {
        var path = Path.Combine(taskRoot, name + ".dll");
        if (!File.Exists(path))
        {
            throw new LambdaValidationException($"Could not find the specified handler assembly with the file name '{name}.dll'. The assembly should be located in the root of your uploaded .zip file.");
        }

        var dependencies = new AssemblyDependencyResolver(path);
        var context = AssemblyLoadContext.Default;
        context.Resolving += (_, wanted) =>
            dependencies.ResolveAssemblyToPath(wanted) is { } found ? context.LoadFromAssemblyPath(found) : null;
        context.ResolvingUnmanagedDll += (_, wanted) =>
            dependencies.ResolveUnmanagedDllToPath(wanted) is { } found ? System.Runtime.InteropServices.NativeLibrary.Load(found) : 0;

        try
        {
            return context.LoadFromAssemblyPath(path);
        }
        catch (BadImageFormatException)
        {
            throw new LambdaValidationException($"Unable to load assembly '{name}'.");
        }
    }
}
