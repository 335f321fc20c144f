package health.cairn.database.web;

import health.cairn.database.Liveness;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 200 while pages can be served, 503 while the database is away. */
@RestController
class HealthController {

    private final Liveness database;

    HealthController(Liveness database) {
        this.database = database;
    }

    @GetMapping("/health")
    ResponseEntity<String> health() {
        boolean well = database.answers();
        return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(well ? "ok\n" : "the database does not answer\n");
    }
}
