using Pulumi;
using Stepyard.Stacks;

return await Deployment.RunAsync<StepyardStack>();
