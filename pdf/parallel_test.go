package pdf

import "testing"

func TestParallelPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if r := recover(); r != "page 3" {
			t.Errorf("recovered %v", r)
		}
	}()
	parallel(2, 8, func(_, i int) {
		if i == 3 {
			panic("page 3")
		}
	})
	t.Error("no panic")
}
