package health.cairn.projects.web;

import health.cairn.projects.Opened;
import health.cairn.projects.pictures.Picture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures and tables of a project as files to keep. */
final class Files {

    private Files() {}

    static ResponseEntity<String> svg(Opened opened, Picture picture, String name) {
        String source = opened.project().name() + ", version "
                + opened.project().version() + ", " + Words.day(opened.project().changedAt()) + ". Cairn.";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".svg\"")
                .contentType(MediaType.valueOf("image/svg+xml;charset=UTF-8"))
                .body(picture.asFile(source));
    }

    static ResponseEntity<String> csv(String text, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .body(text);
    }
}
