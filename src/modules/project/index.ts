import "./events";

export { explainBudget } from "./explain-budget";
export type { Project } from "./contract";
export { createProject } from "./create-project";
export { colourOf } from "./domain/colour";
export { presentProject } from "./present";
export { getProject, listProjects } from "./read-projects";
export {
  addAllocations,
  type Allocation,
  findAllocation,
  findProject,
  findProjectsByName,
  insertMissingProjects,
  type NewProjectRow,
  type ProjectRow,
  selectAllProjects,
} from "./repository";
export { selectUnreadable } from "./readers/repository";
export { projectRoutes } from "./routes.v1";
export { updateProject } from "./update-project";
export { listPhases } from "./phases/read-phases";
export { selectPhases } from "./phases/repository";
export { phaseRoutes } from "./phases/routes.v1";
export { createPhase, deletePhase, updatePhase } from "./phases/write-phases";
