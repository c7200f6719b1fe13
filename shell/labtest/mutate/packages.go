package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
)

// A goPackage is what go list tells of a package.
type goPackage struct {
	Dir        string
	ImportPath string
	GoFiles    []string // those of this platform, tests aside
	Module     struct{ Path, Dir string }
}

func listPackages(ctx context.Context, dir string, patterns []string) ([]goPackage, error) {
	args := append([]string{"list", "-json=Dir,ImportPath,GoFiles,Module", "--"}, patterns...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, stderr.String())
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
}

// mutants finds the mutants of all files of a package.
func (p goPackage) mutants() ([]mutant, error) {
	var all []mutant
	for _, name := range p.GoFiles {
		file := filepath.Join(p.Dir, name)
		shown, err := filepath.Rel(p.Module.Dir, file)
		if err != nil {
			return nil, err
		}
		found, err := findMutants(p.ImportPath, file, filepath.ToSlash(shown))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// together are folders whose packages are judged by all of their tests: the
// core of shell/command is tested through the families of commands.
var together = []string{"shell/command"}

// testsOf gives the packages whose tests judge the mutants of p.
func (o options) testsOf(p goPackage) []string {
	if o.tests != "" {
		return strings.Fields(o.tests)
	}
	for _, folder := range together {
		whole := p.Module.Path + "/" + folder
		if p.ImportPath == whole || strings.HasPrefix(p.ImportPath, whole+"/") {
			return []string{whole + "/..."}
		}
	}
	return []string{p.ImportPath}
}
